package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Role;
import org.probity.domain.work.Work;
import org.probity.domain.work.Works;
import org.probity.guard.works.WorkDesk;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** The register of protected works: fingerprints are kept, the works themselves are not. */
@ApplicationScoped
@Path("/works")
@Produces(MediaType.APPLICATION_JSON)
public class WorksResource {
  private static final String LINES = "application/x-ndjson";
  private static final int SIZE = 100;
  private static final long MAX_PAGE = 1_000_000;
  @Inject private Works works;
  @Inject private WorkDesk desk;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public WorksResource() {}

  @GET
  @May({Role.OFFICER, Role.REGULATOR})
  public Response list(@QueryParam("page") @Nullable String page) {
    long number = page == null ? 0 : Codes.natural("page", page);
    if (number > MAX_PAGE) {
      throw Refusal.malformed("page", "It is at most " + MAX_PAGE + ".");
    }
    ObjectNode json = Json.object();
    json.put("total", works.count());
    ArrayNode list = json.putArray("works");
    works.page((int) number, SIZE).forEach(work -> list.add(WorkCodec.json(work)));
    return Response.ok(Json.bytes(json)).build();
  }

  @GET
  @Path("/{id}")
  @May({Role.OFFICER, Role.REGULATOR})
  public Response show(@PathParam("id") String id) {
    return Response.ok(Json.bytes(WorkCodec.json(find(Owned.id(id))))).build();
  }

  /**
   * The body is {@code {"title", "text", "holder"?, "kind"?, "form"?}}, or for a trade mark {@code
   * {"title", "image", "holder"?}} with a file in base64; 200 instead of 201 for a work that is in
   * the register already.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @May(Role.OFFICER)
  public Response register(InputStream body) {
    var work = WorkCodec.read(Members.of(Bodies.readObject(body)));
    WorkDesk.Registered registered =
        desk.register(List.of(work), CurrentCaller.require(http).id()).get(0);
    return Response.status(registered.isNew() ? 201 : 200)
        .entity(Json.bytes(WorkCodec.json(find(registered.id()))))
        .build();
  }

  /** The same, one a line. */
  @POST
  @Consumes(LINES)
  @May(Role.OFFICER)
  public Response registerMany(InputStream body) {
    ObjectNode answer =
        new WorkLines(desk, CurrentCaller.require(http)).register(Bodies.read(body));
    return Response.ok(Json.bytes(answer)).build();
  }

  @DELETE
  @Path("/{id}")
  @May(Role.OFFICER)
  public Response remove(@PathParam("id") String id) {
    UUID work = Owned.id(id);
    desk.remove(work, CurrentCaller.require(http).id());
    return Response.ok(Json.bytes(WorkCodec.json(find(work)))).build();
  }

  private Work find(UUID id) {
    return works.find(id).orElseThrow(Owned::missing);
  }
}
