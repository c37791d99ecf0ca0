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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.policy.PackVersion;
import org.probity.guard.packs.Mover;
import org.probity.guard.packs.PackDesk;
import org.probity.guard.packs.PacksInForce;
import org.probity.rules.PolicyEngine;
import org.probity.rules.PolicyPack;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Policy packs: an officer drafts, tests and tries one; another approves it. */
@ApplicationScoped
@Path("/policies")
@Produces(MediaType.APPLICATION_JSON)
public class PoliciesResource {
  private static final String SHIPPED = "shipped";
  private static final String ACTIVE = "active";
  private static final String CSV = "text/csv";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** All decisions is what activation is for. */
  private static final int LONGEST_REASON = 4_000;

  private static final int MOST_SHARE = 99;

  @Inject private PackDesk desk;
  @Inject private PacksInForce inForce;
  @Inject private Backtests backtests;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public PoliciesResource() {}

  @GET
  @May({Role.OFFICER, Role.REGULATOR})
  public Response list() {
    String active = inForce.current().pack().hash();
    ObjectNode json = Json.object();
    json.put("active", active);
    ArrayNode list = json.putArray("packs");
    list.add(PackCodec.shipped(inForce.shipped().pack(), active));
    desk.all().forEach(version -> list.add(PackCodec.line(version)));
    return Response.ok(Json.bytes(json)).build();
  }

  /**
   * @param id of a version, or {@code shipped}, or {@code active}
   */
  @GET
  @Path("/{id}")
  @May({Role.OFFICER, Role.REGULATOR})
  public Response show(@PathParam("id") String id) {
    String active = inForce.current().pack().hash();
    Optional<PackVersion> brought =
        switch (id) {
          case SHIPPED -> Optional.empty();
          case ACTIVE -> desk.ofHash(active);
          default -> Optional.of(desk.find(Owned.id(id)));
        };
    if (brought.isPresent()) {
      return whole(200, brought.get());
    }
    PolicyPack shipped = inForce.shipped().pack();
    return Response.ok(Json.bytes(PackCodec.whole(PackCodec.shipped(shipped, active), shipped)))
        .build();
  }

  /** The body is {@code {"source": "<YAML>"}}. */
  @POST
  @May(Role.OFFICER)
  public Response draft(InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("source");
    return whole(201, desk.draft(given.text("source"), caller()));
  }

  /** The body is the sheet itself. */
  @POST
  @Consumes({CSV, XLSX})
  @May(Role.OFFICER)
  public Response draftSheet(InputStream sheet) {
    return whole(201, desk.draftSheet(Bodies.read(sheet), caller()));
  }

  @POST
  @Path("/{id}/test")
  @May(Role.OFFICER)
  public Response test(@PathParam("id") String id) {
    return step(id, desk::test);
  }

  @POST
  @Path("/{id}/shadow")
  @May(Role.OFFICER)
  public Response shadow(@PathParam("id") String id) {
    return step(id, desk::shadow);
  }

  /** Opens a task for the other officers. */
  @POST
  @Path("/{id}/request-approval")
  @May(Role.OFFICER)
  public Response requestApproval(@PathParam("id") String id, InputStream body) {
    return reasoned(id, body, desk::requestApproval);
  }

  @POST
  @Path("/{id}/approve")
  @May(Role.OFFICER)
  public Response approve(@PathParam("id") String id, InputStream body) {
    return reasoned(id, body, desk::approve);
  }

  /** The body is {@code {"share": 5, "reason"?}}, in percent. */
  @POST
  @Path("/{id}/canary")
  @May(Role.OFFICER)
  public Response canary(@PathParam("id") String id, InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("share", "reason");
    Integer share = given.integerOrNull("share");
    if (share == null || share < 1 || share > MOST_SHARE) {
      throw Refusal.malformed("share", "It is a whole number of percent from 1 to 99.");
    }
    return shown(desk.canary(Owned.id(id), share, mover(given)));
  }

  @POST
  @Path("/{id}/withdraw")
  @May(Role.OFFICER)
  public Response withdraw(@PathParam("id") String id, InputStream body) {
    return reasoned(id, body, desk::withdraw);
  }

  @POST
  @Path("/{id}/activate")
  @May(Role.OFFICER)
  public Response activate(@PathParam("id") String id, InputStream body) {
    return reasoned(id, body, desk::activate);
  }

  @POST
  @Path("/rollback")
  @May(Role.OFFICER)
  public Response rollback(InputStream body) {
    desk.rollback(mover(body));
    return list();
  }

  /** Replays recorded decisions under the pack; {@code shipped} may be replayed too. */
  @POST
  @Path("/{id}/backtest")
  @May(Role.OFFICER)
  public Response backtest(@PathParam("id") String id) {
    Caller caller = CurrentCaller.require(http);
    PolicyEngine candidate =
        id.equals(SHIPPED) ? inForce.shipped() : inForce.engine(desk.compiled(Owned.id(id)));
    ObjectNode begun = backtests.begin(id, candidate.pack().hash(), caller);
    return Response.status(202).entity(Json.bytes(begun)).build();
  }

  @GET
  @Path("/{id}/backtest")
  @May({Role.OFFICER, Role.REGULATOR})
  public Response backtested(@PathParam("id") String id) {
    return Response.ok(Json.bytes(backtests.show(id))).build();
  }

  /** Ends the replay that goes on; what it found so far stays. */
  @DELETE
  @Path("/{id}/backtest")
  @May(Role.OFFICER)
  public Response cancelBacktest(@PathParam("id") String id) {
    return Response.ok(Json.bytes(backtests.cancel(id, CurrentCaller.require(http)))).build();
  }

  private Response step(String id, BiFunction<UUID, String, PackVersion> step) {
    return shown(step.apply(Owned.id(id), caller()));
  }

  /** The body is {@code {"reason": "…"}}, or empty. */
  private Response reasoned(
      String id, InputStream body, BiFunction<UUID, Mover, PackVersion> step) {
    return shown(step.apply(Owned.id(id), mover(body)));
  }

  private Mover mover(InputStream body) {
    Members given = Members.of(Bodies.readObjectOrNothing(body));
    given.only("reason");
    return mover(given);
  }

  private Mover mover(Members given) {
    String reason = given.textOrNull("reason");
    if (reason != null && (reason.isBlank() || reason.length() > LONGEST_REASON)) {
      throw Refusal.malformed("reason", "It has 1 to " + LONGEST_REASON + " characters.");
    }
    return new Mover(caller(), reason);
  }

  private Response shown(PackVersion version) {
    return Response.ok(Json.bytes(PackCodec.line(version, inForce))).build();
  }

  private Response whole(int status, PackVersion version) {
    ObjectNode json = PackCodec.line(version, inForce);
    return Response.status(status)
        .entity(Json.bytes(PackCodec.whole(json, inForce.read(version))))
        .build();
  }

  private String caller() {
    return CurrentCaller.require(http).id();
  }
}
