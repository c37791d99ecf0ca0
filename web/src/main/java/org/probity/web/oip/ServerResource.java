package org.probity.web.oip;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.probity.domain.account.Role;
import org.probity.web.http.Json;
import org.probity.web.security.May;
import org.probity.web.wiring.Readiness;
import org.probity.web.wiring.Settings;

/** What this server is, whether it lives, and whether it can answer. */
@ApplicationScoped
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class ServerResource {
  @Inject private Settings settings;
  @Inject private Readiness readiness;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ServerResource() {}

  @GET
  @May({Role.APP, Role.OFFICER, Role.REGULATOR, Role.ADMIN})
  public Response server() {
    ObjectNode json = Json.object();
    json.put("name", "probity");
    json.put("version", settings.version());
    json.putArray("extensions").add("explain").add("judge");
    return Response.ok(Json.bytes(json)).build();
  }

  @GET
  @Path("/health/live")
  @May({})
  public Response live() {
    return Response.ok(Json.bytes(Json.object().put("live", true))).build();
  }

  @GET
  @Path("/health/ready")
  @May({})
  public Response ready() {
    boolean ready = readiness.ready();
    return Response.status(ready ? 200 : 503)
        .entity(Json.bytes(Json.object().put("ready", ready)))
        .build();
  }
}
