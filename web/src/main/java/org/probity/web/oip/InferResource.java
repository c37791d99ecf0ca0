package org.probity.web.oip;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.tensor.TensorSpec;
import org.probity.guard.Decision;
import org.probity.guard.Guard;
import org.probity.guard.InferenceRequest;
import org.probity.guard.Outcome;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.inference.PublicTensors;
import org.probity.web.http.DecisionJson;
import org.probity.web.http.ExplanationAnswer;
import org.probity.web.http.Json;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Guarded inference: translates the protocol, and leaves the rest to the {@link Guard}. */
@ApplicationScoped
@Path("/models")
@Produces(MediaType.APPLICATION_JSON)
public class InferResource {
  @Inject private Guard guard;
  @Inject private Models models;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public InferResource() {}

  @POST
  @Path("/{model}/infer")
  @May(Role.APP)
  public Response infer(@PathParam("model") String model, InputStream body) {
    return answer(model, null, body);
  }

  @POST
  @Path("/{model}/versions/{version}/infer")
  @May(Role.APP)
  public Response infer(
      @PathParam("model") String model, @PathParam("version") String version, InputStream body) {
    return answer(model, version, body);
  }

  private Response answer(String model, @Nullable String version, InputStream in) {
    Caller caller = caller(model);
    InferCodec.Body body = InferCodec.Body.read(in);
    InferenceRequest request = InferCodec.request(body, caller, model, version, null);
    InferCodec.Parsed parsed = InferCodec.parsed(body);
    requireOutputs(models.inService(model, version), parsed.outputs());
    return OutcomeResponse.of(guard.infer(request), parsed);
  }

  private static void requireOutputs(ModelInService model, Set<String> names) {
    List<String> known =
        PublicTensors.outputs(model.manifest()).stream().map(TensorSpec::name).toList();
    if (!known.containsAll(names)) {
      throw Refusal.malformed("outputs", "The model gives " + String.join(", ", known) + ".");
    }
  }

  @POST
  @Path("/{model}/explain")
  @May(Role.APP)
  public Response explain(@PathParam("model") String model, InputStream body) {
    InferenceRequest request = request(model, body, "integrated-gradients");
    Outcome outcome = guard.infer(request);
    if (outcome instanceof Outcome.Answered answered) {
      ObjectNode explanation = ExplanationAnswer.of(answered.decision(), answered.receipt());
      return OutcomeResponse.json(200, outcome, explanation);
    }
    return OutcomeResponse.notAnswered(outcome);
  }

  /** What the verdict would be, and why; nothing is inferred or recorded. */
  @POST
  @Path("/{model}/judge")
  @May(Role.APP)
  public Response judge(@PathParam("model") String model, InputStream body) {
    InferenceRequest request = request(model, body, null);
    Decision decision = guard.judge(request);
    ObjectNode json = DecisionJson.of(decision, null);
    json.remove("id");
    json.set(
        "shadow",
        DecisionJson.rules(decision.hits().stream().filter(hit -> !hit.inForce()).toList()));
    json.set("facts", Json.mapper().valueToTree(decision.facts()));
    return Response.ok(Json.bytes(json)).build();
  }

  private InferenceRequest request(String model, InputStream in, @Nullable String method) {
    Caller caller = caller(model);
    return InferCodec.request(InferCodec.Body.read(in), caller, model, null, method);
  }

  private Caller caller(String model) {
    Caller caller = CurrentCaller.require(http);
    if (!caller.may(model)) {
      throw new Refusal(403, "The API key is not scoped to this model.");
    }
    return caller;
  }
}
