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
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.decision.SavedView;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Kept searches for decisions: one's own, and those shared with one's role. */
@ApplicationScoped
@Path("/decision-views")
@Produces(MediaType.APPLICATION_JSON)
public class ViewsResource {
  @Inject private ViewDesk desk;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ViewsResource() {}

  @GET
  @May({Role.OFFICER, Role.REGULATOR})
  public Response list() {
    Caller caller = CurrentCaller.require(http);
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("views");
    desk.of(caller).forEach(view -> list.add(line(view, caller)));
    return Response.ok(Json.bytes(json)).build();
  }

  @POST
  @May({Role.OFFICER, Role.REGULATOR})
  public Response save(InputStream body) {
    Caller caller = CurrentCaller.require(http);
    Members given = Members.of(Bodies.readObject(body));
    given.only("name", "query", "shared");
    Boolean shared = given.flagOrNull("shared");
    SavedView view =
        desk.save(given.text("name"), given.text("query"), shared != null && shared, caller);
    return Response.status(201).entity(Json.bytes(line(view, caller))).build();
  }

  @DELETE
  @Path("/{id}")
  @May({Role.OFFICER, Role.REGULATOR})
  public Response remove(@PathParam("id") String id) {
    desk.remove(Owned.id(id), CurrentCaller.require(http));
    return Response.noContent().build();
  }

  private static ObjectNode line(SavedView view, Caller caller) {
    ObjectNode json = Json.object();
    json.put("id", view.id().toString());
    json.put("name", view.name());
    json.put("query", view.query());
    json.put("shared", view.shared());
    json.put("own", view.ownedBy(caller));
    json.put("created", view.createdAt().toString());
    return json;
  }
}
