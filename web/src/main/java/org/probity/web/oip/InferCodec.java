package org.probity.web.oip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Caller;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.Decision;
import org.probity.guard.InferenceRequest;
import org.probity.guard.Outcome;
import org.probity.web.http.Bodies;
import org.probity.web.http.DecisionJson;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/** Between the JSON of {@code …/infer} and what the Guard takes and gives. */
final class InferCodec {
  private InferCodec() {}

  /** What the protocol needs for its answer. */
  record Parsed(@Nullable String id, Set<String> outputs) {
    /** Everything, for an answer that is fetched later. */
    static final Parsed WHOLE = new Parsed(null, Set.of());
  }

  /** A request's body, as it was sent and as it was read. */
  record Body(byte[] bytes, ObjectNode json) {
    /**
     * @throws Refusal with 413 if it is too large, with 400 if it is not one JSON object
     */
    static Body read(InputStream in) {
      byte[] bytes = Bodies.read(in);
      return new Body(bytes, Json.readObject(bytes));
    }
  }

  static Parsed parsed(Body body) {
    ObjectNode json = body.json();
    return new Parsed(Members.of(json).textOrNull("id"), outputs(json));
  }

  /**
   * @param method the explanation method when the path asks for one, else null
   * @throws Refusal with 400, naming the member that does not fit
   */
  static InferenceRequest request(
      Body body, Caller caller, String model, @Nullable String version, @Nullable String method) {
    Members parameters = Governance.parameters(Members.of(body.json()), "parameters");
    String operation = (method == null ? "infer " : "explain ") + model + " " + version;
    return Governance.request(
        parameters,
        caller,
        model,
        version,
        TensorReader.inputs(body.json()),
        operation,
        method != null,
        body.bytes());
  }

  private static Set<String> outputs(ObjectNode json) {
    Set<String> names = new LinkedHashSet<>();
    JsonNode outputs = json.get("outputs");
    if (outputs == null || outputs.isNull()) {
      return names;
    }
    if (!(outputs instanceof ArrayNode array)) {
      throw Refusal.malformed("outputs", "It is a list of objects with a name.");
    }
    for (int i = 0; i < array.size(); i++) {
      if (!(array.get(i) instanceof ObjectNode output)) {
        throw Refusal.malformed("outputs[" + i + "]", "It is an object with a name.");
      }
      names.add(new Members(output, "outputs[" + i + "]").text("name"));
    }
    return names;
  }

  /** The normal answer of the protocol, with the decision in its parameters. */
  static ObjectNode answer(Outcome.Answered answered, Parsed parsed) {
    Decision decision = answered.decision();
    ObjectNode json = Json.object();
    json.put("model_name", decision.model().name());
    json.put("model_version", decision.model().version());
    if (parsed.id() != null) {
      json.put("id", parsed.id());
    }
    json.set("parameters", DecisionJson.parameters(answered));
    ArrayNode outputs = json.putArray("outputs");
    for (Tensor tensor : decision.outputs()) {
      if (parsed.outputs().isEmpty() || parsed.outputs().contains(tensor.name())) {
        outputs.add(TensorWriter.tensor(tensor));
      }
    }
    return json;
  }
}
