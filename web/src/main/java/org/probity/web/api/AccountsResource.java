package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import org.probity.domain.account.Account;
import org.probity.domain.account.Accounts;
import org.probity.domain.account.Role;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** People who sign in: an admin makes accounts, an officer consents to those that oversee. */
@ApplicationScoped
@Path("/accounts")
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {
  @Inject private Accounts accounts;
  @Inject private AccountDesk desk;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public AccountsResource() {}

  @GET
  @May({Role.ADMIN, Role.OFFICER})
  public Response list() {
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("accounts");
    accounts.all().forEach(account -> list.add(line(account)));
    return Response.ok(Json.bytes(json)).build();
  }

  /** The first password is in this answer and nowhere else. */
  @POST
  @May(Role.ADMIN)
  public Response create(InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("user", "name", "role", "valid_until");
    AccountDesk.Created created =
        desk.create(
            given.text("user"),
            name(given),
            role(given),
            Codes.timeOrNull(given, "valid_until"),
            CurrentCaller.require(http));
    ObjectNode json = line(created.account()).put("password", created.password());
    return Response.status(201).entity(Json.bytes(json)).build();
  }

  @POST
  @Path("/{user}/consent")
  @May(Role.OFFICER)
  public Response consent(@PathParam("user") String user) {
    return shown(desk.consent(user, CurrentCaller.require(http)));
  }

  @POST
  @Path("/{user}/disable")
  @May(Role.ADMIN)
  public Response disable(@PathParam("user") String user) {
    return shown(desk.disable(user, CurrentCaller.require(http)));
  }

  /** The body is {@code {"name"}}: what the person is called on pages; nothing for no name. */
  @PUT
  @Path("/{user}/name")
  @May(Role.ADMIN)
  public Response call(@PathParam("user") String user, InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("name");
    return shown(desk.call(user, name(given), CurrentCaller.require(http)));
  }

  private static String name(Members given) {
    String name = given.textOrNull("name");
    return name == null ? "" : name;
  }

  private static Response shown(Account account) {
    return Response.ok(Json.bytes(line(account))).build();
  }

  private static Role role(Members given) {
    return switch (given.text("role")) {
      case "officer" -> Role.OFFICER;
      case "regulator" -> Role.REGULATOR;
      case "admin" -> Role.ADMIN;
      default -> throw Refusal.malformed("role", "It is officer, regulator or admin.");
    };
  }

  private static ObjectNode line(Account account) {
    Instant until = account.validUntil();
    ObjectNode json = Json.object();
    json.put("user", account.userName());
    json.put("name", account.displayName());
    json.put("id", account.id().toString());
    json.put("role", account.role().code());
    json.put("consented", account.role() == Role.ADMIN || account.consentedBy() != null);
    json.put("disabled", account.disabled());
    json.put("valid_until", until == null ? null : until.toString());
    return json;
  }
}
