package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Locale;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.review.Review;
import org.probity.domain.review.Reviews;
import org.probity.guard.review.ReviewDesk;
import org.probity.guard.review.Shown;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.oip.OutcomeResponse;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** The review queue, and where a waiting application asks what became of its case. */
@ApplicationScoped
@Path("/reviews")
@Produces(MediaType.APPLICATION_JSON)
public class ReviewsResource {
  private static final int MAX_REASON = 4_000;
  @Inject private Reviews reviews;
  @Inject private ReviewDesk desk;
  @Inject private AccessLog access;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ReviewsResource() {}

  @GET
  @May({Role.OFFICER, Role.REGULATOR})
  public Response waiting() {
    access.read(CurrentCaller.require(http), "reviews", "waiting");
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("reviews");
    reviews.waiting().forEach(review -> list.add(line(review)));
    return Response.ok(Json.bytes(json)).build();
  }

  @GET
  @Path("/{id}")
  @May({Role.APP, Role.OFFICER, Role.REGULATOR})
  public Response one(@PathParam("id") String id) {
    Caller caller = CurrentCaller.require(http);
    Review review = desk.find(Owned.id(id));
    if (caller.role() == Role.APP) {
      if (!review.actor().equals(caller.id())) {
        throw Owned.missing();
      }
      return OutcomeResponse.later(desk.outcome(review.id()));
    }
    access.read(caller, "review", id);
    return Response.ok(Json.bytes(line(review))).build();
  }

  @POST
  @Path("/{id}/claim")
  @May(Role.OFFICER)
  public Response claim(@PathParam("id") String id) {
    Review review = desk.claim(Owned.id(id), CurrentCaller.require(http));
    return Response.ok(Json.bytes(line(review))).build();
  }

  @POST
  @Path("/{id}/decide")
  @May(Role.OFFICER)
  public Response decide(@PathParam("id") String id, InputStream body) {
    Members members = Members.of(Bodies.readObject(body));
    String verdict = members.text("verdict");
    if (!verdict.equals("allow") && !verdict.equals("deny")) {
      throw Refusal.malformed("verdict", "It is allow or deny.");
    }
    Review review =
        desk.decide(
            Owned.id(id),
            verdict.equals("allow"),
            reason(members),
            Shown.BY_API,
            CurrentCaller.require(http));
    return Response.ok(Json.bytes(line(review))).build();
  }

  /** The body is {@code {"reason"}}: why it takes a second officer. */
  @POST
  @Path("/{id}/pass-on")
  @May(Role.OFFICER)
  public Response passOn(@PathParam("id") String id, InputStream body) {
    Members members = Members.of(Bodies.readObject(body));
    members.only("reason");
    Review review =
        desk.passOn(Owned.id(id), reason(members), Shown.BY_API, CurrentCaller.require(http));
    return Response.ok(Json.bytes(line(review))).build();
  }

  private static String reason(Members members) {
    String reason = members.text("reason");
    if (reason.isBlank() || reason.length() > MAX_REASON) {
      throw Refusal.malformed("reason", "It has 1 to " + MAX_REASON + " characters.");
    }
    return reason;
  }

  private static ObjectNode line(Review review) {
    ObjectNode json = Json.object();
    json.put("id", review.id().toString());
    json.put("decision_id", review.decisionId().toString());
    json.put("state", review.state().name().toLowerCase(Locale.ROOT));
    json.put("model", review.model());
    json.put("model_version", review.modelVersion());
    json.put("rules", review.rules());
    json.put("opened", review.openedAt().toString());
    json.put("deadline", review.deadline().toString());
    json.put("claimed_by", review.claimedBy());
    json.put("decided_by", review.decidedBy());
    json.put("four_eyes", review.fourEyes());
    if (review.firstBy() != null) {
      json.put("first_by", review.firstBy());
    }
    if (review.outcomeId() != null) {
      json.put("outcome_id", review.outcomeId().toString());
    }
    return json;
  }
}
