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
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.consent.Objection;
import org.probity.domain.consent.Objection.State;
import org.probity.domain.consent.Objections;
import org.probity.domain.record.ProcessingRecords;
import org.probity.guard.consent.ObjectionDesk;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/**
 * Objections to processing (GDPR 21): an application passes on those of its own subjects, an
 * officer decides them within a month. No answer repeats the person's reference.
 */
@ApplicationScoped
@Path("/objections")
@Produces(MediaType.APPLICATION_JSON)
public class ObjectionsResource {
  private static final int LONGEST_REASON = 4_000;
  private static final Map<String, State> DECISIONS =
      Map.of(State.UPHELD.code(), State.UPHELD, State.OVERRULED.code(), State.OVERRULED);

  @Inject private ObjectionDesk desk;
  @Inject private Objections objections;
  @Inject private ProcessingRecords records;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ObjectionsResource() {}

  @POST
  @May({Role.APP, Role.OFFICER})
  public Response raise(InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("application", "subject", "purpose", "reason");
    Caller caller = CurrentCaller.require(http);
    String purpose = given.has("purpose") ? purpose(given) : null;
    Objection raised =
        find(
            desk.raise(
                    PersonMembers.application(given, caller),
                    purpose,
                    PersonMembers.subject(given),
                    reason(given, false),
                    caller.id())
                .toString());
    return Response.status(201).entity(Json.bytes(json(raised))).build();
  }

  /** Those that nobody decided, the oldest first. */
  @GET
  @May(Role.OFFICER)
  public Response standing() {
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("objections");
    objections.standing().forEach(objection -> list.add(withReason(objection)));
    return Response.ok(Json.bytes(json)).build();
  }

  @GET
  @Path("/{id}")
  @May({Role.APP, Role.OFFICER})
  public Response one(@PathParam("id") String id) {
    Objection objection = find(id);
    Caller caller = CurrentCaller.require(http);
    if (caller.role() == Role.APP) {
      if (!objection.application().equals(caller.application())) {
        throw Owned.missing();
      }
      return Response.ok(Json.bytes(json(objection))).build();
    }
    return Response.ok(Json.bytes(withReason(objection))).build();
  }

  @POST
  @Path("/{id}/decide")
  @May(Role.OFFICER)
  public Response decide(@PathParam("id") String id, InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("decision", "reason");
    State decision = DECISIONS.get(given.text("decision"));
    if (decision == null) {
      throw Refusal.malformed("decision", "It is upheld or overruled.");
    }
    String reason = String.valueOf(reason(given, true));
    desk.decide(Owned.id(id), decision, reason, CurrentCaller.require(http));
    return one(id);
  }

  /** An objection to a use that does not exist would protect nobody. */
  private String purpose(Members given) {
    String purpose = Codes.name("purpose", given.text("purpose"));
    if (records.purpose(purpose).isEmpty()) {
      throw Refusal.malformed("purpose", "The register has no such purpose.");
    }
    return purpose;
  }

  private Objection find(String id) {
    return objections.find(Owned.id(id)).orElseThrow(Owned::missing);
  }

  private static @Nullable String reason(Members given, boolean required) {
    String reason = required ? given.text("reason") : given.textOrNull("reason");
    if (reason != null && (reason.isBlank() || reason.length() > LONGEST_REASON)) {
      throw Refusal.malformed("reason", "It has 1 to " + LONGEST_REASON + " characters.");
    }
    return reason;
  }

  /** The person's reason is for officers, as long as it is not erased. */
  private ObjectNode withReason(Objection objection) {
    ObjectNode json = json(objection);
    desk.reason(objection).ifPresent(reason -> json.put("reason", reason));
    return json;
  }

  private static ObjectNode json(Objection objection) {
    ObjectNode json = Json.object();
    json.put("id", objection.id().toString());
    json.put("state", objection.state().code());
    json.put("application", objection.application());
    json.put("purpose", objection.purpose());
    json.put("raised", objection.raisedAt().toString());
    json.put("due", objection.due().toString());
    json.put("ledger_index", objection.entryIndex());
    Instant decided = objection.decidedAt();
    if (decided != null) {
      json.put("decided", decided.toString());
      json.put("decided_by", objection.decidedBy());
    }
    return json;
  }
}
