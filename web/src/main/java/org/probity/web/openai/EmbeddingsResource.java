package org.probity.web.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.model.Task;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.Guard;
import org.probity.guard.InferenceRequest;
import org.probity.guard.Outcome;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.inference.PublicTensors;
import org.probity.web.http.Bodies;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** {@code POST /v1/embeddings}: guarded inference by a model whose task is embedding. */
@ApplicationScoped
@Path("/embeddings")
@Produces(MediaType.APPLICATION_JSON)
public class EmbeddingsResource {
  @Inject private Guard guard;
  @Inject private Models models;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public EmbeddingsResource() {}

  @POST
  @May(Role.APP)
  public Response embed(InputStream in) {
    ObjectNode body = Bodies.readObject(in);
    Members members = Members.of(body);
    String name = members.text("model");
    Caller caller = CurrentCaller.require(http);
    if (!caller.may(name)) {
      throw new Refusal(403, "The API key is not scoped to this model.", "model");
    }
    ModelInService model = models.inService(name, null);
    if (model.manifest().task() != Task.EMBEDDING
        || !PublicTensors.inputs(model.manifest()).equals(List.of(PublicTensors.TEXT))) {
      throw Refusal.malformed("model", "This model does not embed texts.");
    }
    EmbeddingCodec.Format format = EmbeddingCodec.format(members, model.manifest());
    Tensor input = Tensor.texts(PublicTensors.TEXT.name(), InputTexts.read(body));
    InferenceRequest request =
        CallContext.request(http, caller, body, "embeddings", model.name(), input);
    Outcome outcome = guard.infer(request);
    if (!(outcome instanceof Outcome.Answered answered)) {
      return OutcomeResponse.notAnswered(outcome);
    }
    int tokens = Models.served(model).positions(answered.decision().inputs());
    return OutcomeResponse.json(
        200, outcome, EmbeddingCodec.answer(answered.decision(), format, tokens));
  }
}
