package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.TreeSet;
import org.probity.domain.account.Accounts;
import org.probity.domain.account.ApiKey;
import org.probity.domain.account.Role;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;
import org.probity.web.security.Secrets;

/** API keys of applications. */
@ApplicationScoped
@Path("/keys")
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {
  @Inject private Accounts accounts;
  @Inject private KeyDesk desk;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public KeysResource() {}

  @GET
  @May(Role.ADMIN)
  public Response list() {
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("keys");
    accounts.keys().forEach(key -> list.add(line(key)));
    return Response.ok(Json.bytes(json)).build();
  }

  /** The key is in this answer and nowhere else. Without models it may call them all. */
  @POST
  @May(Role.ADMIN)
  public Response create(InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("application", "models", "default_purpose");
    Secrets.NewKey key =
        desk.create(
            given.text("application"),
            given.texts("models"),
            given.text("default_purpose"),
            CurrentCaller.require(http));
    return Response.status(201)
        .entity(Json.bytes(Json.object().put("id", key.id()).put("key", key.text())))
        .build();
  }

  @DELETE
  @Path("/{id}")
  @May(Role.ADMIN)
  public Response revoke(@PathParam("id") String id) {
    desk.revoke(id, CurrentCaller.require(http));
    return Response.noContent().build();
  }

  private static ObjectNode line(ApiKey key) {
    ObjectNode json = Json.object();
    json.put("id", key.id());
    json.put("role", key.role().code());
    json.put("application", key.application());
    new TreeSet<>(key.models()).forEach(json.putArray("models")::add);
    json.put("default_purpose", key.defaultPurpose());
    json.put("revoked", key.revoked());
    return json;
  }
}
