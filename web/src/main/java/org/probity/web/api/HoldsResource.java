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
import java.util.UUID;
import org.probity.audit.Ledger;
import org.probity.domain.account.Role;
import org.probity.domain.erasure.Erasures;
import org.probity.domain.erasure.LegalHold;
import org.probity.guard.erasure.ErasureDesk;
import org.probity.web.http.Json;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Legal holds: read and lifted here, set at {@code /api/subjects/hold}. */
@ApplicationScoped
@Path("/holds")
@Produces(MediaType.APPLICATION_JSON)
public class HoldsResource {
  @Inject private Erasures erasures;
  @Inject private ErasureDesk desk;
  @Inject private Ledger ledger;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public HoldsResource() {}

  @GET
  @May(Role.OFFICER)
  public Response standing() {
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("holds");
    erasures.holds().forEach(hold -> list.add(line(hold)));
    return Response.ok(Json.bytes(json)).build();
  }

  @POST
  @Path("/{id}/lift")
  @May(Role.OFFICER)
  public Response lift(@PathParam("id") String id) {
    UUID hold = Owned.id(id);
    desk.lift(hold, CurrentCaller.require(http));
    return Response.ok(Json.bytes(line(erasures.hold(hold).orElseThrow(Owned::missing)))).build();
  }

  private ObjectNode line(LegalHold hold) {
    ObjectNode json = Json.object();
    json.put("id", hold.id().toString());
    json.put("set_by", hold.setBy());
    json.put("set", hold.setAt().toString());
    json.put("ledger_index", hold.entryIndex());
    ledger
        .entry(hold.entryIndex())
        .flatMap(ledger::unseal)
        .ifPresent(fields -> json.put("reason", String.valueOf(fields.get("reason"))));
    json.put("lifted_by", hold.liftedBy());
    if (hold.liftedAt() != null) {
      json.put("lifted", hold.liftedAt().toString());
    }
    return json;
  }
}
