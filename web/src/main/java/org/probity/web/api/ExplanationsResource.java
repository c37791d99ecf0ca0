package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Explanation.AttentionView;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;
import org.probity.explainability.ExplanationPictures;
import org.probity.guard.Decision;
import org.probity.guard.explain.AttentionWalk;
import org.probity.guard.explain.Replay;
import org.probity.guard.explain.Replays;
import org.probity.guard.explain.queue.ExplanationJob;
import org.probity.web.api.ExplanationFinder.Explained;
import org.probity.web.http.ExplanationAnswer;
import org.probity.web.http.Json;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Explanations, as JSON, as a picture, its numbers, and as a page that stands alone. */
@ApplicationScoped
@Path("/explanations/{id}")
public class ExplanationsResource {
  @Inject private ExplanationFinder finder;
  @Inject private AccessLog access;
  @Inject private Replays replays;
  @Inject private AttentionWalk walk;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ExplanationsResource() {}

  /** One that still waits is 202 and says so; one that there cannot be is 404 and says why. */
  @GET
  @May({Role.APP, Role.OFFICER, Role.REGULATOR})
  public Response one(@PathParam("id") String name, @QueryParam("lang") @Nullable String language) {
    int dot = name.indexOf('.');
    String id = dot < 0 ? name : name.substring(0, dot);
    String form = dot < 0 ? "json" : name.substring(dot + 1);
    Optional<ExplanationJob> waiting = finder.waiting(id, CurrentCaller.require(http));
    if (waiting.isPresent()) {
      return Response.status(202)
          .entity(Json.bytes(ExplanationJobJson.of(waiting.get())))
          .type(MediaType.APPLICATION_JSON)
          .build();
    }
    Explained found = explained(id);
    String words = language != null && language.startsWith("zh") ? "zh" : "en";
    Explanation explanation = found.read();
    float[] input = input(found.decision());
    return switch (form) {
      case "json" ->
          Response.ok(
                  Json.bytes(ExplanationAnswer.of(found.explanation(), found.receipt())),
                  "application/json")
              .build();
      case "csv" -> Response.ok(AttributionCsv.of(explanation), "text/csv;charset=UTF-8").build();
      case "png" ->
          Response.ok(ExplanationPictures.png(explanation, words, input), "image/png").build();
      case "svg" ->
          Response.ok(
                  ExplanationPictures.svg(explanation, words, input), "image/svg+xml;charset=UTF-8")
              .build();
      case "html" ->
          Response.ok(
                  ExplanationPictures.html(explanation, words, input), "text/html;charset=UTF-8")
              .build();
      default -> throw Owned.missing();
    };
  }

  /**
   * How much each token drew from each other, in one layer.
   *
   * @param layer from 1; the last if left out
   * @param head from 1; the mean over all heads if left out
   */
  @GET
  @Path("/attention")
  @May({Role.APP, Role.OFFICER, Role.REGULATOR})
  public Response attention(
      @PathParam("id") String id,
      @QueryParam("layer") @Nullable String layer,
      @QueryParam("head") @Nullable String head) {
    AttentionWalk.View view = view(id, layer, head);
    ObjectNode json = Json.object();
    json.put("layer", view.layer());
    json.put("head", view.head() == 0 ? null : view.head());
    json.put("layers", view.layers());
    json.put("heads", view.heads());
    json.set("tokens", Json.mapper().valueToTree(view.tokens()));
    json.set("weights", Json.mapper().valueToTree(view.weights()));
    return Response.ok(Json.bytes(json), MediaType.APPLICATION_JSON).build();
  }

  /** The same as a picture with its legend. */
  @GET
  @Path("/attention.svg")
  @May({Role.APP, Role.OFFICER, Role.REGULATOR})
  public Response attentionPicture(
      @PathParam("id") String id,
      @QueryParam("layer") @Nullable String layer,
      @QueryParam("head") @Nullable String head,
      @QueryParam("lang") @Nullable String language) {
    AttentionWalk.View view = view(id, layer, head);
    String words = language != null && language.startsWith("zh") ? "zh" : "en";
    return Response.ok(
            ExplanationPictures.attention(
                view.weights(), view.tokens(), view.layer(), view.head(), words),
            "image/svg+xml;charset=UTF-8")
        .build();
  }

  private AttentionWalk.View view(String id, @Nullable String layer, @Nullable String head) {
    Explained found = explained(id);
    AttentionView attention = found.read().attention();
    if (attention == null) {
      throw new Refusal(404, "The model has no attention to show.");
    }
    int at = layer == null ? attention.layers() : number("layer", layer);
    return walk.view(
        found.decision(), found.explanation(), at, head == null ? 0 : number("head", head));
  }

  private static int number(String field, String text) {
    if (!text.matches("[1-9][0-9]{0,3}")) {
      throw Refusal.malformed(field, "It is a whole number from 1.");
    }
    return Integer.parseInt(text);
  }

  /** Computes it again from its record, and says whether every byte came out the same. */
  @POST
  @Path("/replay")
  @May({Role.APP, Role.OFFICER, Role.REGULATOR})
  public Response replay(@PathParam("id") String id) {
    Explained found = explained(id);
    Replay replay = replays.replay(found.decision(), found.explanation());
    ObjectNode json = Json.object();
    json.put("identical", replay.identical());
    json.put("largest_difference", replay.largestDifference());
    json.put("digest", replay.digest());
    json.put("replayed_digest", replay.replayedDigest());
    return Response.ok(Json.bytes(json), MediaType.APPLICATION_JSON).build();
  }

  private Explained explained(String id) {
    Caller caller = CurrentCaller.require(http);
    Explained found = finder.find(id, caller);
    access.read(caller, "explanation", id);
    return found;
  }

  /** The numbers a picture is drawn over: the first item's pixels or features. */
  private static float @Nullable [] input(Decision decision) {
    for (Tensor tensor : decision.inputs()) {
      if (tensor.datatype() == Datatype.FP32
          && tensor.shape().length > 1
          && tensor.shape()[0] > 0) {
        int item = (int) (tensor.length() / tensor.shape()[0]);
        return java.util.Arrays.copyOf(tensor.floats(), item);
      }
    }
    return null;
  }
}
