package org.probity.web.oip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Idempotency;
import org.probity.domain.account.Caller;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.Context;
import org.probity.guard.Decision;
import org.probity.guard.Decision.SealedExplanation;
import org.probity.guard.InferenceRequest;
import org.probity.guard.InferenceRequest.ExplanationWish;
import org.probity.guard.Outcome;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/** Between the JSON of {@code …/infer} and what the Guard takes and gives. */
final class InferCodec {
  private static final String FACT = "facts.";
  private static final int MAX_TEXT = 512;

  /** What an explanation may be asked for, beside {@code explain} itself. */
  private static final Set<String> EXPLAIN_PARAMETERS =
      Set.of("target", "contrast", "baseline", "steps", "samples", "stdev", "seed", "tolerance");

  private InferCodec() {}

  /** What the protocol needs for its answer. */
  record Parsed(@Nullable String id, Set<String> outputs) {
    /** Everything, for an answer that is fetched later. */
    static final Parsed WHOLE = new Parsed(null, Set.of());
  }

  static Parsed parsed(byte[] body) {
    ObjectNode json = Json.readObject(body);
    return new Parsed(Members.of(json).textOrNull("id"), outputs(json));
  }

  /**
   * @param method the explanation method when the path asks for one, else null
   * @throws Refusal with 400, naming the member that does not fit
   */
  static InferenceRequest request(
      byte[] body, Caller caller, String model, @Nullable String version, @Nullable String method) {
    ObjectNode json = Json.readObject(body);
    Members parameters = parameters(Members.of(json));
    return new InferenceRequest(
        caller,
        model,
        version,
        TensorReader.inputs(json),
        context(parameters, caller),
        wish(parameters, method),
        idempotency(parameters, caller, body, model, version, method != null),
        null,
        Set.of());
  }

  private static Members parameters(Members members) {
    Members parameters = members.memberOrNull("parameters");
    if (parameters == null) {
      return new Members(Json.object(), "parameters");
    }
    parameters
        .node()
        .properties()
        .forEach(
            parameter -> {
              if (parameter.getValue().isContainerNode()) {
                throw Refusal.malformed("parameters", "Every parameter is a scalar.");
              }
            });
    return parameters;
  }

  private static Context context(Members parameters, Caller caller) {
    String purpose = text(parameters, "purpose");
    if (purpose == null) {
      purpose = caller.defaultPurpose();
    }
    if (purpose == null) {
      throw Refusal.malformed("parameters.purpose", "It is required: the key has no default.");
    }
    Map<String, String> facts = new HashMap<>();
    for (Map.Entry<String, JsonNode> parameter : parameters.node().properties()) {
      if (parameter.getKey().startsWith(FACT)) {
        facts.put(parameter.getKey().substring(FACT.length()), parameter.getValue().asText());
      }
    }
    return new Context(
        code(purpose),
        text(parameters, "subject"),
        codes(text(parameters, "jurisdiction")),
        text(parameters, "legal_basis"),
        text(parameters, "consent"),
        text(parameters, "data_source"),
        text(parameters, "input_license"),
        facts);
  }

  private static @Nullable String text(Members parameters, String name) {
    String text = parameters.textOrNull(name);
    if (text != null && (text.isBlank() || text.length() > MAX_TEXT)) {
      throw Refusal.malformed(parameters.name(name), "It has 1 to " + MAX_TEXT + " characters.");
    }
    return text;
  }

  private static String code(String purpose) {
    String code = purpose.toLowerCase(Locale.ROOT).replace('_', '-');
    if (!code.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw Refusal.malformed(
          "parameters.purpose", "It is a code of letters, digits and hyphens, at most 64.");
    }
    return code;
  }

  private static Set<String> codes(@Nullable String list) {
    Set<String> codes = new LinkedHashSet<>();
    if (list != null) {
      for (String code : list.split(",", -1)) {
        codes.add(code.strip());
      }
    }
    return codes;
  }

  private static ExplanationWish wish(Members parameters, @Nullable String method) {
    Map<String, Object> chosen = new HashMap<>();
    for (String name : EXPLAIN_PARAMETERS) {
      JsonNode value = parameters.node().get(name);
      if (value != null && !value.isNull()) {
        chosen.put(name, value.isNumber() ? value.numberValue() : value.asText());
      }
    }
    String explain = parameters.textOrNull("explain");
    String named = parameters.textOrNull("method");
    if (method != null) {
      return new ExplanationWish(
          named != null ? named : explain == null || explain.equals("auto") ? method : explain,
          chosen);
    }
    return new ExplanationWish(explain == null ? "auto" : explain, chosen);
  }

  private static @Nullable Idempotency idempotency(
      Members parameters,
      Caller caller,
      byte[] body,
      String model,
      @Nullable String version,
      boolean explain) {
    String key = text(parameters, "idempotency_key");
    if (key == null) {
      return null;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String path = (explain ? "explain " : "infer ") + model + " " + version + "\n";
      digest.update(path.getBytes(StandardCharsets.UTF_8));
      return new Idempotency(caller.id(), key, HexFormat.of().formatHex(digest.digest(body)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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
    json.set("parameters", parameters(answered));
    ArrayNode outputs = json.putArray("outputs");
    for (Tensor tensor : decision.outputs()) {
      if (parsed.outputs().isEmpty() || parsed.outputs().contains(tensor.name())) {
        outputs.add(TensorWriter.tensor(tensor));
      }
    }
    return json;
  }

  private static ObjectNode parameters(Outcome.Answered answered) {
    Decision decision = answered.decision();
    ObjectNode json = Json.object();
    json.put("decision", decision.verdict().code());
    json.put("decision_id", decision.id().toString());
    json.put("obligations", joined(decision.obligations()));
    json.put("transformations", String.join(",", decision.transformations()));
    json.put("ledger_index", answered.receipt().index());
    json.put("leaf_hash", answered.receipt().leafHash());
    SealedExplanation explanation = decision.explanation();
    if (explanation != null) {
      json.put("explanation_id", explanation.id().toString());
    }
    if (decision.label() != null) {
      json.put("label", decision.label());
    }
    json.put("not_examined", joined(decision.notExamined()));
    return json;
  }

  private static String joined(Set<String> names) {
    List<String> sorted = new ArrayList<>(names);
    sorted.sort(null);
    return String.join(",", sorted);
  }
}
