package org.probity.web.oip;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
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
import org.probity.web.http.Bodies;
import org.probity.web.http.DecisionJson;
import org.probity.web.http.ExplanationAnswer;
import org.probity.web.http.Json;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Guarded inference: translates the protocol, and leaves the rest to the {@link Guard}. */
@RequestScoped
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
    return infer(model, null, Bodies.read(body));
  }

  @POST
  @Path("/{model}/versions/{version}/infer")
  @May(Role.APP)
  public Response infer(
      @PathParam("model") String model, @PathParam("version") String version, InputStream body) {
    return infer(model, version, Bodies.read(body));
  }

  private Response infer(String model, @Nullable String version, byte[] body) {
    InferenceRequest request = InferCodec.request(body, caller(model), model, version, null);
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
    byte[] bytes = Bodies.read(body);
    InferenceRequest request =
        InferCodec.request(bytes, caller(model), model, null, "integrated-gradients");
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
    InferenceRequest request =
        InferCodec.request(Bodies.read(body), caller(model), model, null, null);
    Decision decision = guard.judge(request);
    ObjectNode json = DecisionJson.of(decision, null);
    json.remove("id");
    json.set(
        "shadow",
        DecisionJson.rules(decision.hits().stream().filter(hit -> !hit.inForce()).toList()));
    json.set("facts", Json.mapper().valueToTree(decision.facts()));
    return Response.ok(Json.bytes(json)).build();
  }

  private Caller caller(String model) {
    Caller caller = CurrentCaller.require(http);
    if (!caller.may(model)) {
      throw new Refusal(403, "The API key is not scoped to this model.");
    }
    return caller;
  }
}
