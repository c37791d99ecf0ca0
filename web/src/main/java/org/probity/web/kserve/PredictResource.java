package org.probity.web.kserve;

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
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.Guard;
import org.probity.guard.InferenceRequest;
import org.probity.guard.Outcome;
import org.probity.guard.models.Models;
import org.probity.inference.PublicTensors;
import org.probity.web.http.Bodies;
import org.probity.web.http.DecisionJson;
import org.probity.web.http.ExplanationAnswer;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.oip.Governance;
import org.probity.web.openai.OutcomeResponse;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Guarded inference in KServe's V1 shapes; the governance context is in {@code parameters}. */
@ApplicationScoped
@Path("/models")
@Produces(MediaType.APPLICATION_JSON)
public class PredictResource {
  @Inject private Guard guard;
  @Inject private Models models;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public PredictResource() {}

  @POST
  @Path("/{model: [^/:]+}:predict")
  @May(Role.APP)
  public Response predict(@PathParam("model") String model, InputStream body) {
    Outcome outcome = guard.infer(request(model, Bodies.read(body), false));
    return outcome instanceof Outcome.Answered answered
        ? OutcomeResponse.json(200, outcome, answer(answered))
        : notAnswered(outcome);
  }

  @POST
  @Path("/{model: [^/:]+}:explain")
  @May(Role.APP)
  public Response explain(@PathParam("model") String model, InputStream body) {
    InferenceRequest request = request(model, Bodies.read(body), true);
    if (request.inputs().get(0).shape()[0] != 1) {
      throw Refusal.malformed("instances", "One instance is explained at a time.");
    }
    Outcome outcome = guard.infer(request);
    if (!(outcome instanceof Outcome.Answered answered)) {
      return notAnswered(outcome);
    }
    ObjectNode json = answer(answered);
    json.putArray("explanations")
        .add(ExplanationAnswer.of(answered.decision(), answered.receipt()));
    return OutcomeResponse.json(200, outcome, json);
  }

  private InferenceRequest request(String model, byte[] body, boolean explain) {
    Caller caller = CurrentCaller.require(http);
    if (!caller.may(model)) {
      throw new Refusal(403, "The API key is not scoped to this model.");
    }
    ObjectNode json = Json.readObject(body);
    List<Tensor> inputs =
        PredictCodec.instances(
            json, PublicTensors.inputs(models.inService(model, null).manifest()));
    Members parameters = Governance.parameters(Members.of(json), "parameters");
    String operation = (explain ? "v1 explain " : "v1 predict ") + model;
    return Governance.request(parameters, caller, model, null, inputs, operation, explain, body);
  }

  private static Response notAnswered(Outcome outcome) {
    return outcome instanceof Outcome.Held held
        ? OutcomeResponse.json(202, outcome, DecisionJson.held(held))
        : OutcomeResponse.notAnswered(outcome);
  }

  private static ObjectNode answer(Outcome.Answered answered) {
    ObjectNode json = Json.object();
    json.set("predictions", PredictCodec.predictions(answered.decision().outputs()));
    json.put("model_name", answered.decision().model().name());
    json.put("model_version", answered.decision().model().version());
    json.set("parameters", DecisionJson.parameters(answered));
    return json;
  }
}
