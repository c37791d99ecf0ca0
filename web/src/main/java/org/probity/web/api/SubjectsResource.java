package org.probity.web.api;

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
import java.util.UUID;
import org.probity.domain.account.Role;
import org.probity.guard.erasure.ErasureDesk;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/**
 * The rights of persons concerned: erasure, access, and holds against erasure. The reference of a
 * person stands in bodies only, never in a path.
 */
@ApplicationScoped
@Path("/subjects")
@Produces(MediaType.APPLICATION_JSON)
public class SubjectsResource {
  private static final int MAX_SUBJECT = 256;
  private static final int MAX_REASON = 4_000;

  @Inject private ErasureDesk desk;
  @Inject private ExportDesk exports;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public SubjectsResource() {}

  @POST
  @Path("/erase")
  @May(Role.OFFICER)
  public Response erase(InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("subject", "reason");
    String subject = text(given, "subject", MAX_SUBJECT);
    String reason = text(given, "reason", MAX_REASON);
    return id(202, desk.request(subject, reason, CurrentCaller.require(http)));
  }

  @POST
  @Path("/hold")
  @May(Role.OFFICER)
  public Response hold(InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("subject", "reason");
    String subject = text(given, "subject", MAX_SUBJECT);
    String reason = text(given, "reason", MAX_REASON);
    return id(201, desk.hold(subject, reason, CurrentCaller.require(http)));
  }

  /** What is held about a person, with every field disclosed (GDPR Art. 15). */
  @POST
  @Path("/export")
  @May(Role.OFFICER)
  public Response export(InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("subject");
    String subject = text(given, "subject", MAX_SUBJECT);
    return id(202, exports.access(subject, CurrentCaller.require(http)));
  }

  private static String text(Members given, String member, int most) {
    String text = given.text(member);
    if (text.isBlank() || text.length() > most) {
      throw Refusal.malformed(member, "It has 1 to " + most + " characters.");
    }
    return text;
  }

  private static Response id(int status, UUID id) {
    return Response.status(status)
        .entity(Json.bytes(Json.object().put("id", id.toString())))
        .build();
  }
}
