package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.probity.domain.account.Role;
import org.probity.domain.ledger.EventType;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;
import org.probity.web.wiring.DemoClock;

/** The clock of a demonstration; on any other server there is nothing here. */
@ApplicationScoped
@Path("/demo")
@Produces(MediaType.APPLICATION_JSON)
public class DemoResource {
  @Inject private Clock clock;
  @Inject private Journal journal;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public DemoResource() {}

  /** The body is {@code {"time"}}, to which the clock is put forward; the ledger says so. */
  @POST
  @Path("/clock")
  @May(Role.ADMIN)
  public Response forward(InputStream body) {
    if (!(clock instanceof DemoClock demo)) {
      throw new Refusal(404, "This is no demonstration.");
    }
    Members given = Members.of(Bodies.readObject(body));
    given.only("time");
    Instant time = Codes.timeOrNull(given, "time");
    if (time == null) {
      throw Refusal.malformed("time", "It is required.");
    }
    Instant before = demo.instant();
    try {
      demo.forward(time);
    } catch (IllegalArgumentException e) {
      throw Refusal.malformed("time", "It lies after what the clock shows.");
    }
    journal.record(
        EventType.CONFIG,
        CurrentCaller.require(http),
        Map.of("step", "demo-clock", "from", before.toString(), "to", demo.instant().toString()));
    ObjectNode json = Json.object();
    json.put("time", demo.instant().toString());
    return Response.ok(Json.bytes(json)).build();
  }
}
