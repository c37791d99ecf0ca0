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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.probity.audit.Appended;
import org.probity.audit.IndexRange;
import org.probity.audit.Ledger;
import org.probity.domain.account.Role;
import org.probity.guard.retention.PruneRequest;
import org.probity.guard.retention.RetentionDesk;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Pruning of entries whose time is over: one officer requests, another approves. */
@ApplicationScoped
@Path("/retention")
@Produces(MediaType.APPLICATION_JSON)
public class RetentionResource {
  @Inject private RetentionDesk desk;
  @Inject private Ledger ledger;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public RetentionResource() {}

  /** Requests, latest first, and what was pruned so far. */
  @GET
  @May({Role.OFFICER, Role.REGULATOR})
  public Response list() {
    ObjectNode json = Json.object();
    ArrayNode requests = json.putArray("requests");
    desk.requests().forEach(request -> requests.add(line(request)));
    ArrayNode pruned = json.putArray("pruned");
    ledger
        .retention()
        .pruned()
        .forEach(
            each -> {
              ObjectNode line = pruned.addObject().put("ledger_index", each.index());
              put(line.putArray("ranges"), each.ranges());
            });
    return Response.ok(Json.bytes(json)).build();
  }

  /** Answers what would go now; whole partitions of 256 entries, all older than that time. */
  @POST
  @May(Role.OFFICER)
  public Response request(InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("before");
    Instant before = Codes.timeOrNull(given, "before");
    if (before == null) {
      throw Refusal.malformed("before", "It is a time (RFC 3339).");
    }
    UUID id = desk.request(before, CurrentCaller.require(http));
    ObjectNode json = Json.object().put("id", id.toString());
    put(json.putArray("due"), desk.due(before));
    return Response.status(202).entity(Json.bytes(json)).build();
  }

  @POST
  @Path("/{id}/approve")
  @May(Role.OFFICER)
  public Response approve(@PathParam("id") String id) {
    Appended pruned = desk.approve(Owned.id(id), CurrentCaller.require(http));
    ObjectNode json = Json.object();
    json.put("id", id);
    json.put("ledger_index", pruned.index());
    json.put("leaf_hash", pruned.receipt().leafHash());
    return Response.ok(Json.bytes(json)).build();
  }

  @POST
  @Path("/{id}/withdraw")
  @May(Role.OFFICER)
  public Response withdraw(@PathParam("id") String id) {
    desk.withdraw(Owned.id(id), CurrentCaller.require(http));
    return Response.ok(Json.bytes(Json.object().put("id", id))).build();
  }

  private static ObjectNode line(PruneRequest request) {
    ObjectNode json = Json.object();
    json.put("id", request.id().toString());
    json.put("before", request.before().toString());
    json.put("state", request.state().name().toLowerCase(Locale.ROOT));
    json.put("requested_by", request.requestedBy());
    json.put("requested", request.requestedAt().toString());
    json.put("ledger_index", request.entryIndex());
    json.put("decided_by", request.decidedBy());
    return json;
  }

  /** First index and index after the last. */
  private static void put(ArrayNode array, List<IndexRange> ranges) {
    ranges.forEach(range -> array.addArray().add(range.from()).add(range.to()));
  }
}
