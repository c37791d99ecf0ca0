package org.probity.web.api;

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
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.decision.DecisionSummary;
import org.probity.domain.decision.Decisions;
import org.probity.domain.ledger.Receipt;
import org.probity.guard.fairness.ObservationDesk;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/**
 * What became of decisions. An application reports on its own, an officer on any; no answer repeats
 * what was reported.
 */
@ApplicationScoped
@Path("/decisions/{id}/outcomes")
@Produces(MediaType.APPLICATION_JSON)
public class OutcomesResource {
  private static final int MOST_ROWS = 1_000_000;
  @Inject private ObservationDesk desk;
  @Inject private Decisions decisions;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public OutcomesResource() {}

  /**
   * The body is {@code {"row"?, "decided"?, "actual"?}}: what the application decided in the end,
   * and what turned out to be true, each a label of the model.
   */
  @POST
  @May({Role.APP, Role.OFFICER})
  public Response outcome(@PathParam("id") String id, InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("row", "decided", "actual");
    int row = row(given);
    @Nullable String decided = given.textOrNull("decided");
    @Nullable String actual = given.textOrNull("actual");
    if (decided == null && actual == null) {
      throw Refusal.malformed("actual", "One of decided and actual is required.");
    }
    Caller caller = CurrentCaller.require(http);
    DecisionSummary line = Owned.decision(decisions, id, caller);
    return recorded(line, row, desk.outcome(line.id(), row, decided, actual, caller.id()));
  }

  static int row(Members given) {
    Integer row = given.integerOrNull("row");
    if (row != null && (row < 0 || row >= MOST_ROWS)) {
      throw Refusal.malformed("row", "It is a whole number from 0.");
    }
    return row == null ? 0 : row;
  }

  static Response recorded(DecisionSummary line, int row, Receipt receipt) {
    ObjectNode json = Json.object();
    json.put("decision_id", line.id().toString());
    json.put("row", row);
    json.put("ledger_index", receipt.index());
    json.put("leaf_hash", receipt.leafHash());
    return Response.status(201).entity(Json.bytes(json)).build();
  }
}
