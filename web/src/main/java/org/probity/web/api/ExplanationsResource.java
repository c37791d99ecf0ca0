package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
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
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.decision.DecisionSummary;
import org.probity.domain.decision.Decisions;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;
import org.probity.explainability.ExplanationJson;
import org.probity.explainability.ExplanationPictures;
import org.probity.guard.Decision;
import org.probity.guard.Outcome;
import org.probity.guard.explain.Replay;
import org.probity.guard.explain.Replays;
import org.probity.guard.record.Recorder;
import org.probity.web.http.ExplanationAnswer;
import org.probity.web.http.Json;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Explanations, as JSON, as a picture, its numbers, and as a page that stands alone. */
@RequestScoped
@Path("/explanations/{id}")
public class ExplanationsResource {
  @Inject private Decisions decisions;
  @Inject private Recorder recorder;
  @Inject private AccessLog access;
  @Inject private Replays replays;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ExplanationsResource() {}

  @GET
  @May({Role.APP, Role.OFFICER, Role.REGULATOR})
  public Response one(@PathParam("id") String name, @QueryParam("lang") @Nullable String language) {
    int dot = name.indexOf('.');
    String id = dot < 0 ? name : name.substring(0, dot);
    String form = dot < 0 ? "json" : name.substring(dot + 1);
    Outcome outcome = explained(id);
    String words = language != null && language.startsWith("zh") ? "zh" : "en";
    return switch (form) {
      case "json" ->
          Response.ok(
                  Json.bytes(ExplanationAnswer.of(outcome.decision(), outcome.receipt())),
                  "application/json")
              .build();
      case "csv" -> Response.ok(AttributionCsv.of(read(outcome)), "text/csv;charset=UTF-8").build();
      case "png" ->
          Response.ok(
                  ExplanationPictures.png(read(outcome), words, input(outcome.decision())),
                  "image/png")
              .build();
      case "svg" ->
          Response.ok(
                  ExplanationPictures.svg(read(outcome), words, input(outcome.decision())),
                  "image/svg+xml;charset=UTF-8")
              .build();
      case "html" ->
          Response.ok(
                  ExplanationPictures.html(read(outcome), words, input(outcome.decision())),
                  "text/html;charset=UTF-8")
              .build();
      default -> throw Owned.missing();
    };
  }

  /** Computes it again from its record, and says whether every byte came out the same. */
  @POST
  @Path("/replay")
  @May({Role.APP, Role.OFFICER, Role.REGULATOR})
  public Response replay(@PathParam("id") String id) {
    Replay replay = replays.replay(explained(id).decision());
    ObjectNode json = Json.object();
    json.put("identical", replay.identical());
    json.put("largest_difference", replay.largestDifference());
    json.put("digest", replay.digest());
    json.put("replayed_digest", replay.replayedDigest());
    return Response.ok(Json.bytes(json), MediaType.APPLICATION_JSON).build();
  }

  private Outcome explained(String id) {
    Caller caller = CurrentCaller.require(http);
    DecisionSummary line = decisions.ofExplanation(Owned.id(id)).orElseThrow(Owned::missing);
    if (caller.role() == Role.APP && !line.actor().equals(caller.id())) {
      throw Owned.missing();
    }
    access.read(caller, "explanation", id);
    return recorder
        .recorded(new DecisionId(line.id()))
        .orElseThrow(() -> new Refusal(404, "The decision's content was erased."));
  }

  private static Explanation read(Outcome outcome) {
    Decision.SealedExplanation explanation = outcome.decision().explanation();
    if (explanation == null) {
      throw Owned.missing();
    }
    return ExplanationJson.read(explanation.json().getBytes(StandardCharsets.UTF_8));
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
