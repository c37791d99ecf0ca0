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
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.concern.Concern;
import org.probity.domain.concern.ConcernKind;
import org.probity.domain.concern.Gravity;
import org.probity.domain.decision.Decisions;
import org.probity.guard.concern.ConcernDesk;
import org.probity.guard.concern.ConcernDesk.Raised;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/**
 * What persons concerned (through an application), applications and officers raise about decisions:
 * contests, requests for explanation, complaints, false positives, serious incidents.
 */
@ApplicationScoped
@Path("/concerns")
@Produces(MediaType.APPLICATION_JSON)
public class ConcernsResource {
  private static final int SIZE = 100;
  private static final long MAX_PAGE = 1_000_000;
  private static final int LONGEST_TEXT = 4_000;
  private static final String KIND = "kind";
  @Inject private ConcernDesk desk;
  @Inject private Decisions decisions;
  @Inject private AccessLog access;
  @Inject private Clock clock;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ConcernsResource() {}

  /**
   * The body is {@code {"kind", "decision_id"?, "text", "finding"?, "gravity"?, "aware_at"?}}: a
   * false positive names the type of the finding, an incident its gravity and since when it is
   * known.
   */
  @POST
  @May({Role.APP, Role.OFFICER})
  public Response raise(InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only(KIND, "decision_id", "text", "finding", "gravity", "aware_at");
    Caller caller = CurrentCaller.require(http);
    ConcernKind kind = known(given, KIND, ConcernKind::of, ConcernKind::code, ConcernKind.values());
    String text = text(given, "text");
    boolean incident = kind == ConcernKind.INCIDENT;
    boolean mistaken = kind == ConcernKind.FALSE_POSITIVE;
    only(given, "gravity", incident);
    only(given, "finding", mistaken);
    if (!incident && given.has("aware_at")) {
      throw Refusal.malformed("aware_at", "It is of an incident only.");
    }
    Gravity gravity =
        incident ? known(given, "gravity", Gravity::of, Gravity::code, Gravity.values()) : null;
    String finding = mistaken ? Codes.name("finding", given.text("finding")) : null;
    Raised raised =
        new Raised(kind, decision(given, kind, caller), text, finding, gravity, aware(given));
    Concern concern = desk.raise(raised, caller.id());
    return Response.status(201).entity(Json.bytes(ConcernJson.of(concern))).build();
  }

  private @Nullable UUID decision(Members given, ConcernKind kind, Caller caller) {
    String id = given.textOrNull("decision_id");
    if (id == null && kind.needsDecision()) {
      throw Refusal.malformed("decision_id", "It is required.");
    }
    return id == null ? null : Owned.decision(decisions, id, caller).id();
  }

  private @Nullable Instant aware(Members given) {
    Instant aware = Codes.timeOrNull(given, "aware_at");
    if (aware != null && aware.isAfter(clock.instant())) {
      throw Refusal.malformed("aware_at", "It has passed.");
    }
    return aware;
  }

  private static void only(Members given, String member, boolean wanted) {
    if (wanted != given.has(member)) {
      throw Refusal.malformed(
          member, wanted ? "It is required." : "It does not belong to this kind.");
    }
  }

  private static <T> T known(
      Members given,
      String member,
      Function<String, java.util.Optional<T>> of,
      Function<T, String> code,
      T[] all) {
    return of.apply(given.text(member))
        .orElseThrow(
            () ->
                Refusal.malformed(
                    member,
                    "It is one of "
                        + Arrays.stream(all).map(code).collect(Collectors.joining(", "))
                        + "."));
  }

  private static String text(Members given, String member) {
    String text = given.text(member);
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      throw Refusal.malformed(member, "It has 1 to " + LONGEST_TEXT + " characters.");
    }
    return text;
  }

  /**
   * An application sees what it raised itself.
   *
   * @param state {@code open}, the default, or {@code answered}
   */
  @GET
  @May({Role.APP, Role.OFFICER, Role.REGULATOR})
  public Response list(
      @QueryParam("state") @Nullable String state, @QueryParam("page") @Nullable String page) {
    if (state != null && !state.equals("answered") && !state.equals("open")) {
      throw Refusal.malformed("state", "It is open or answered.");
    }
    long number = page == null ? 0 : Codes.natural("page", page);
    if (number > MAX_PAGE) {
      throw Refusal.malformed("page", "It is at most " + MAX_PAGE + ".");
    }
    Caller caller = CurrentCaller.require(http);
    access.read(caller, "concerns", state == null ? "open" : state);
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("concerns");
    String whose = caller.role() == Role.APP ? caller.id() : null;
    desk.page(!"answered".equals(state), whose, (int) number, SIZE)
        .forEach(concern -> list.add(ConcernJson.of(concern)));
    return Response.ok(Json.bytes(json)).build();
  }

  /** With what was said on either side, as long as the person is not erased. */
  @GET
  @Path("/{id}")
  @May({Role.APP, Role.OFFICER, Role.REGULATOR})
  public Response one(@PathParam("id") String id) {
    Caller caller = CurrentCaller.require(http);
    Concern concern = desk.find(Owned.id(id));
    if (caller.role() == Role.APP && !concern.raisedBy().equals(caller.id())) {
      throw Owned.missing();
    }
    access.read(caller, "concern", id);
    ObjectNode json = ConcernJson.of(concern);
    desk.said(concern).ifPresent(text -> json.put("text", text));
    desk.answered(concern).ifPresent(text -> json.put("answer", text));
    return Response.ok(Json.bytes(json)).build();
  }

  /** The body is {@code {"result": "upheld"|"rejected", "text"}}. */
  @POST
  @Path("/{id}/answer")
  @May(Role.OFFICER)
  public Response answer(@PathParam("id") String id, InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("result", "text");
    String result = given.text("result");
    if (!result.equals("upheld") && !result.equals("rejected")) {
      throw Refusal.malformed("result", "It is upheld or rejected.");
    }
    Concern answered =
        desk.answer(
            Owned.id(id),
            result.equals("upheld"),
            text(given, "text"),
            CurrentCaller.require(http).id());
    return Response.ok(Json.bytes(ConcernJson.of(answered))).build();
  }

  /** By two months, once (GDPR 12(3)); the body is {@code {"reason"}}. */
  @POST
  @Path("/{id}/extend")
  @May(Role.OFFICER)
  public Response extend(@PathParam("id") String id, InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("reason");
    Concern extended =
        desk.extend(Owned.id(id), text(given, "reason"), CurrentCaller.require(http).id());
    return Response.ok(Json.bytes(ConcernJson.of(extended))).build();
  }
}
