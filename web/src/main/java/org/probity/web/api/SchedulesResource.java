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
import java.time.Instant;
import java.util.Locale;
import org.probity.domain.account.Role;
import org.probity.guard.schedule.ReportSchedule;
import org.probity.guard.schedule.ScheduleDesk;
import org.probity.guard.schedule.ScheduleRun;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Exports that are built daily, weekly or monthly. */
@ApplicationScoped
@Path("/export-schedules")
@Produces(MediaType.APPLICATION_JSON)
public class SchedulesResource {
  private static final int RUNS = 10;
  @Inject private ScheduleDesk desk;
  @Inject private ScheduleMaker maker;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public SchedulesResource() {}

  @GET
  @May(Role.OFFICER)
  public Response list() {
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("schedules");
    desk.all().forEach(schedule -> list.add(line(schedule)));
    return Response.ok(Json.bytes(json)).build();
  }

  @POST
  @May(Role.OFFICER)
  public Response create(InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("name", "every", "hour", "zone", "models", "formats", "language");
    Integer hour = given.integerOrNull("hour");
    if (hour == null) {
      throw Refusal.malformed("hour", "It is required.");
    }
    String zone = given.textOrNull("zone");
    ReportSchedule schedule =
        maker.create(
            given.text("name"),
            given.text("every"),
            hour,
            zone == null ? "UTC" : zone,
            given.texts("models"),
            given.texts("formats"),
            ExportDesk.language(given.textOrNull("language")),
            CurrentCaller.require(http));
    return Response.status(201).entity(Json.bytes(line(schedule))).build();
  }

  /** Ends it; what was built stays. */
  @DELETE
  @Path("/{id}")
  @May(Role.OFFICER)
  public Response end(@PathParam("id") String id) {
    desk.end(Owned.id(id), CurrentCaller.require(http).id());
    return Response.noContent().build();
  }

  private ObjectNode line(ReportSchedule schedule) {
    ReportSchedule.Wanted wanted = schedule.wanted();
    ObjectNode json = Json.object();
    json.put("id", schedule.id().toString());
    json.put("name", wanted.name());
    json.put("every", wanted.timing().rhythm().code());
    json.put("hour", wanted.timing().hour());
    json.put("zone", wanted.timing().zone().getId());
    wanted.models().forEach(json.putArray("models")::add);
    wanted.formats().forEach(json.putArray("formats")::add);
    json.put("language", wanted.language());
    json.put("created_by", schedule.createdBy());
    json.put("created", schedule.createdAt().toString());
    json.put("next", schedule.ended() ? null : schedule.nextAt().toString());
    Instant ended = schedule.endedAt();
    json.put("ended", ended == null ? null : ended.toString());
    ArrayNode runs = json.putArray("runs");
    for (ScheduleRun run : desk.runs(schedule.id(), RUNS)) {
      ObjectNode each = runs.addObject();
      each.put("due", run.dueAt().toString());
      each.put("from", run.about().from().toString());
      each.put("to", run.about().to().toString());
      each.put("export", run.state() == ScheduleRun.State.EMPTY ? null : run.export().toString());
      each.put("state", run.state().name().toLowerCase(Locale.ROOT));
    }
    return json;
  }
}
