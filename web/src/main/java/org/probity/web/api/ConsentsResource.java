package org.probity.web.api;

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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.consent.Consent;
import org.probity.domain.consent.ConsentKind;
import org.probity.domain.record.ProcessingRecords;
import org.probity.guard.consent.ConsentDesk;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/**
 * Consents: an application records and withdraws those of its own subjects, an officer those of any
 * application. No answer repeats the person's reference.
 */
@ApplicationScoped
@Path("/consents")
@Produces(MediaType.APPLICATION_JSON)
public class ConsentsResource {
  private static final Set<String> KINDS =
      Stream.of(ConsentKind.values()).map(ConsentKind::code).collect(Collectors.toSet());

  @Inject private ConsentDesk desk;
  @Inject private ProcessingRecords records;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ConsentsResource() {}

  @POST
  @May({Role.APP, Role.OFFICER})
  public Response give(InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("application", "subject", "purpose", "kinds");
    Caller caller = CurrentCaller.require(http);
    Consent consent =
        desk.give(
            PersonMembers.application(given, caller),
            purpose(given, true),
            PersonMembers.subject(given),
            kinds(given),
            caller.id());
    return Response.status(201).entity(Json.bytes(json(consent))).build();
  }

  /** Of a person, for one purpose or all: taking back is as easy as giving (GDPR 7(3)). */
  @POST
  @Path("/withdraw")
  @May({Role.APP, Role.OFFICER})
  public Response withdraw(InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("application", "subject", "purpose");
    Caller caller = CurrentCaller.require(http);
    String purpose = given.has("purpose") ? purpose(given, false) : null;
    desk.withdraw(
        PersonMembers.application(given, caller),
        PersonMembers.subject(given),
        purpose,
        null,
        caller.id());
    return Response.noContent().build();
  }

  /** One consent; the body names the person, so that nobody withdraws by a guessed id. */
  @POST
  @Path("/{id}/withdraw")
  @May({Role.APP, Role.OFFICER})
  public Response withdraw(@PathParam("id") String id, InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("subject");
    Caller caller = CurrentCaller.require(http);
    Consent consent = owned(id, caller);
    String subject = PersonMembers.subject(given);
    if (!desk.belongs(consent, subject)) {
      throw Owned.missing();
    }
    desk.withdraw(consent.application(), subject, null, consent.id(), caller.id());
    return Response.ok(Json.bytes(json(desk.find(consent.id())))).build();
  }

  @GET
  @Path("/{id}")
  @May({Role.APP, Role.OFFICER, Role.REGULATOR})
  public Response show(@PathParam("id") String id) {
    return Response.ok(Json.bytes(json(owned(id, CurrentCaller.require(http))))).build();
  }

  private Consent owned(String id, Caller caller) {
    Consent consent = desk.find(Owned.id(id));
    if (caller.role() == Role.APP && !consent.application().equals(caller.application())) {
      throw Owned.missing();
    }
    return consent;
  }

  private String purpose(Members given, boolean required) {
    String purpose = given.text("purpose");
    if (required && records.purpose(Codes.name("purpose", purpose)).isEmpty()) {
      throw Refusal.malformed("purpose", "The register has no such purpose.");
    }
    return Codes.name("purpose", purpose);
  }

  private static Set<String> kinds(Members given) {
    Set<String> kinds = new TreeSet<>(given.texts("kinds"));
    if (kinds.isEmpty()) {
      return Set.of(ConsentKind.GENERAL.code());
    }
    if (!KINDS.containsAll(kinds)) {
      throw Refusal.malformed(
          "kinds", "Each is one of " + String.join(", ", new TreeSet<>(KINDS)) + ".");
    }
    return kinds;
  }

  private static ObjectNode json(Consent consent) {
    ObjectNode json = Json.object();
    json.put("id", consent.id().toString());
    json.put("application", consent.application());
    json.put("purpose", consent.purpose());
    json.set("kinds", Json.mapper().valueToTree(new TreeSet<>(consent.kinds())));
    json.put("given_at", consent.givenAt().toString());
    json.put("state", consent.stands() ? "standing" : "withdrawn");
    Instant withdrawn = consent.withdrawnAt();
    if (withdrawn != null) {
      json.put("withdrawn_at", withdrawn.toString());
    }
    return json;
  }
}
