package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.probity.audit.Ledger;
import org.probity.audit.SigningKey;
import org.probity.audit.verify.VerifierKey;
import org.probity.domain.account.Role;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** The keys that the log signs with, and how it goes over to the next. */
@ApplicationScoped
@Path("/ledger/keys")
@Produces(MediaType.APPLICATION_JSON)
public class LedgerKeysResource {
  /** Long enough for those who follow the log to learn of the next key. */
  private static final int OVERLAP_DAYS = 7;

  private static final int MOST_DAYS = 90;

  @Inject private Ledger ledger;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public LedgerKeysResource() {}

  /** Oldest first; each but the first with the statement that it and the one before signed. */
  @GET
  @May({Role.OFFICER, Role.REGULATOR, Role.ADMIN})
  public Response list() {
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("keys");
    VerifierKey first = ledger.keys().all().get(0);
    list.addObject().put("number", 1).put("vkey", first.vkey());
    ledger.keys().rotated().forEach(key -> list.add(line(key)));
    return Response.ok(Json.bytes(json)).build();
  }

  /** Makes the next key and goes over to it; the key before signs too for some days. */
  @POST
  @Path("/rotate")
  @May(Role.ADMIN)
  public Response rotate(InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("overlap_days");
    Integer wanted = given.integerOrNull("overlap_days");
    int days = wanted == null ? OVERLAP_DAYS : wanted;
    if (days < 0 || days > MOST_DAYS) {
      throw Refusal.malformed("overlap_days", "It is a number of days from 0 to 90.");
    }
    SigningKey key = ledger.keys().rotate(CurrentCaller.require(http).id(), Duration.ofDays(days));
    return Response.status(201).entity(Json.bytes(line(key))).build();
  }

  private static ObjectNode line(SigningKey key) {
    ObjectNode json = Json.object();
    json.put("number", key.number());
    json.put("vkey", key.vkey());
    json.put("ledger_index", key.index());
    json.put("overlap_until", key.overlapUntil().toString());
    json.put("statement", new String(key.statement(), StandardCharsets.UTF_8));
    return json;
  }
}
