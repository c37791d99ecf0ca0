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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Role;
import org.probity.domain.task.Task;
import org.probity.guard.tasks.TaskDesk;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** What decisions oblige officers to do. */
@ApplicationScoped
@Path("/tasks")
@Produces(MediaType.APPLICATION_JSON)
public class TasksResource {
  private static final int SIZE = 100;
  private static final long MAX_PAGE = 1_000_000;
  private static final int LONGEST_NOTE = 2_000;
  @Inject private TaskDesk desk;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public TasksResource() {}

  /**
   * @param state {@code waiting}, the default, or {@code done}
   * @param kind only of this obligation, as {@code notify-dpo}
   */
  @GET
  @May({Role.OFFICER, Role.REGULATOR})
  public Response list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("page") @Nullable String page) {
    if (state != null && !state.equals("done") && !state.equals("waiting")) {
      throw Refusal.malformed("state", "It is waiting or done.");
    }
    long number = page == null ? 0 : Codes.natural("page", page);
    if (number > MAX_PAGE) {
      throw Refusal.malformed("page", "It is at most " + MAX_PAGE + ".");
    }
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("tasks");
    String only = kind == null ? null : Codes.name("kind", kind);
    desk.page("done".equals(state), only, (int) number, SIZE).forEach(task -> list.add(json(task)));
    return Response.ok(Json.bytes(json)).build();
  }

  /** The body is {@code {"note": "what was done"}}. */
  @POST
  @Path("/{id}/done")
  @May(Role.OFFICER)
  public Response done(@PathParam("id") String id, InputStream body) {
    if (!id.matches("[0-9]{1,18}")) {
      throw Owned.missing();
    }
    Members given = Members.of(Bodies.readObject(body));
    given.only("note");
    String note = given.text("note");
    if (note.isBlank() || note.length() > LONGEST_NOTE) {
      throw Refusal.malformed("note", "It has 1 to " + LONGEST_NOTE + " characters.");
    }
    String officer = CurrentCaller.require(http).id();
    return Response.ok(Json.bytes(json(desk.done(Long.parseLong(id), note, officer)))).build();
  }

  private static ObjectNode json(Task task) {
    ObjectNode json = Json.object();
    json.put("id", task.id());
    json.put("kind", task.kind());
    if (task.decisionId() != null) {
      json.put("decision_id", task.decisionId().toString());
    }
    if (task.packId() != null) {
      json.put("pack_id", task.packId().toString());
    }
    json.set("rules", Json.mapper().valueToTree(task.policies()));
    json.put("created_at", task.createdAt().toString());
    Instant done = task.doneAt();
    if (done != null) {
      json.put("done_at", done.toString());
      json.put("done_by", task.doneBy());
    }
    return json;
  }
}
