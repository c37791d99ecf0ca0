package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Account;
import org.probity.domain.account.Accounts;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;
import org.probity.web.security.Secrets;

/** People who sign in: an admin makes accounts, an officer consents to those that oversee. */
@RequestScoped
@Path("/accounts")
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {
  /** A regulator's account ends; this is when, unless the admin says otherwise. */
  private static final Duration REGULATOR_TERM = Duration.ofDays(90);

  @Inject private Accounts accounts;
  @Inject private Secrets secrets;
  @Inject private Journal journal;
  @Inject private Clock clock;
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
    given.only("user", "role", "valid_until");
    String user = Codes.name("user", given.text("user"));
    Role role = role(given);
    Instant now = clock.instant();
    @Nullable Instant until = until(given, role, now);
    if (accounts.byUserName(user).isPresent()) {
      throw new Refusal(409, "There is an account of this name.", "user");
    }
    String password = secrets.newPassword();
    Account account =
        new Account(DecisionId.next().value(), user, role, secrets.hash(password), now, until);
    record("create", account);
    accounts.save(account);
    return Response.status(201).entity(Json.bytes(line(account).put("password", password))).build();
  }

  @POST
  @Path("/{user}/consent")
  @May(Role.OFFICER)
  public Response consent(@PathParam("user") String user) {
    Account account = find(user);
    if (account.role() == Role.ADMIN || account.consentedBy() != null || account.disabled()) {
      throw new Refusal(409, "The account does not wait for consent.");
    }
    record("consent", account);
    account.consent(CurrentCaller.require(http).id());
    accounts.save(account);
    return Response.ok(Json.bytes(line(account))).build();
  }

  @POST
  @Path("/{user}/disable")
  @May(Role.ADMIN)
  public Response disable(@PathParam("user") String user) {
    Account account = find(user);
    if (account.actor().equals(CurrentCaller.require(http).id())) {
      throw new Refusal(409, "Nobody disables their own account.");
    }
    record("disable", account);
    account.disable();
    accounts.save(account);
    return Response.ok(Json.bytes(line(account))).build();
  }

  private Account find(String user) {
    return accounts
        .byUserName(Codes.inPath(user))
        .orElseThrow(() -> new Refusal(404, "There is no such account."));
  }

  private void record(String step, Account account) {
    Caller caller = CurrentCaller.require(http);
    journal.record(EventType.ACCOUNT, caller, Map.of("step", step, "account", account.actor()));
  }

  private static Role role(Members given) {
    return switch (given.text("role")) {
      case "officer" -> Role.OFFICER;
      case "regulator" -> Role.REGULATOR;
      case "admin" -> Role.ADMIN;
      default -> throw Refusal.malformed("role", "It is officer, regulator or admin.");
    };
  }

  private static @Nullable Instant until(Members given, Role role, Instant now) {
    Instant until = Codes.timeOrNull(given, "valid_until");
    if (until == null) {
      return role == Role.REGULATOR ? now.plus(REGULATOR_TERM) : null;
    }
    if (!until.isAfter(now) || until.isAfter(now.plus(Duration.ofDays(36_500)))) {
      throw Refusal.malformed("valid_until", "It lies in the next hundred years.");
    }
    return until;
  }

  private static ObjectNode line(Account account) {
    Instant until = account.validUntil();
    ObjectNode json = Json.object();
    json.put("user", account.userName());
    json.put("id", account.id().toString());
    json.put("role", account.role().code());
    json.put("consented", account.role() == Role.ADMIN || account.consentedBy() != null);
    json.put("disabled", account.disabled());
    json.put("valid_until", until == null ? null : until.toString());
    return json;
  }
}
