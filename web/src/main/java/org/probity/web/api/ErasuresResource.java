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
import java.util.Locale;
import java.util.UUID;
import org.probity.audit.Appended;
import org.probity.audit.Ledger;
import org.probity.domain.account.Role;
import org.probity.domain.erasure.ErasureRequest;
import org.probity.domain.erasure.Erasures;
import org.probity.guard.erasure.ErasureDesk;
import org.probity.web.http.Json;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Erasures that one officer requested and another approves. */
@ApplicationScoped
@Path("/erasures")
@Produces(MediaType.APPLICATION_JSON)
public class ErasuresResource {
  @Inject private Erasures erasures;
  @Inject private ErasureDesk desk;
  @Inject private ErasureApproval approval;
  @Inject private Ledger ledger;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ErasuresResource() {}

  @GET
  @May(Role.OFFICER)
  public Response pending() {
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("erasures");
    erasures.pending().forEach(request -> list.add(line(request)));
    return Response.ok(Json.bytes(json)).build();
  }

  @GET
  @Path("/{id}")
  @May(Role.OFFICER)
  public Response one(@PathParam("id") String id) {
    ErasureRequest request = erasures.find(Owned.id(id)).orElseThrow(Owned::missing);
    return Response.ok(Json.bytes(line(request))).build();
  }

  /** Erases, and takes back the exports that hold what was erased. */
  @POST
  @Path("/{id}/approve")
  @May(Role.OFFICER)
  public Response approve(@PathParam("id") String id) {
    UUID request = Owned.id(id);
    Appended erased = approval.approve(request, CurrentCaller.require(http));
    ObjectNode json = Json.object();
    json.put("id", request.toString());
    json.put("ledger_index", erased.index());
    json.put("leaf_hash", erased.receipt().leafHash());
    return Response.ok(Json.bytes(json)).build();
  }

  @POST
  @Path("/{id}/withdraw")
  @May(Role.OFFICER)
  public Response withdraw(@PathParam("id") String id) {
    desk.withdraw(Owned.id(id), CurrentCaller.require(http));
    return one(id);
  }

  private ObjectNode line(ErasureRequest request) {
    ObjectNode json = Json.object();
    json.put("id", request.id().toString());
    json.put("state", request.state().name().toLowerCase(Locale.ROOT));
    json.put("requested_by", request.requestedBy());
    json.put("requested", request.requestedAt().toString());
    json.put("ledger_index", request.entryIndex());
    ledger
        .entry(request.entryIndex())
        .flatMap(ledger::unseal)
        .ifPresent(fields -> json.put("reason", String.valueOf(fields.get("reason"))));
    json.put("decided_by", request.decidedBy());
    if (request.decidedAt() != null) {
      json.put("decided", request.decidedAt().toString());
    }
    return json;
  }
}
