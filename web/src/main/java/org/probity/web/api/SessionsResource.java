package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.probity.domain.account.Role;
import org.probity.web.http.Json;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;
import org.probity.web.security.SessionTokens;

/** Browser sessions: one's own, for an admin those of all. */
@ApplicationScoped
@Path("/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
  @Inject private SessionDesk desk;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public SessionsResource() {}

  @GET
  @May({Role.OFFICER, Role.REGULATOR, Role.ADMIN})
  public Response list() {
    UUID current = SessionTokens.current(http);
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("sessions");
    desk.of(CurrentCaller.require(http))
        .forEach(
            each ->
                list.addObject()
                    .put("id", each.session().id().toString())
                    .put("user", each.account().userName())
                    .put("role", each.account().role().code())
                    .put("browser", each.session().browser())
                    .put("began", each.session().beganAt().toString())
                    .put("last_used", each.session().seenAt().toString())
                    .put("current", each.session().id().equals(current)));
    return Response.ok(Json.bytes(json)).build();
  }

  /** Ends one; from then on it is refused. */
  @DELETE
  @Path("/{id}")
  @May({Role.OFFICER, Role.REGULATOR, Role.ADMIN})
  public Response end(@PathParam("id") String id) {
    desk.end(Owned.id(id), CurrentCaller.require(http));
    return Response.noContent().build();
  }

  /** Ends all of the caller's own, but for the one that the call comes from. */
  @DELETE
  @May({Role.OFFICER, Role.REGULATOR, Role.ADMIN})
  public Response endOthers() {
    int ended = desk.endOwn(SessionTokens.current(http), CurrentCaller.require(http));
    return Response.ok(Json.bytes(Json.object().put("ended", ended))).build();
  }
}
