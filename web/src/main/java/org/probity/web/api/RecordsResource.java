package org.probity.web.api;

import com.fasterxml.jackson.core.type.TypeReference;
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
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;
import org.probity.domain.record.ProcessingRecord;
import org.probity.domain.record.ProcessingRecords;
import org.probity.domain.record.ProcessingTerms;
import org.probity.guard.facts.RecordsInForce;
import org.probity.persistence.UnitOfWork;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Processing records (GDPR Art. 30): one officer proposes, another approves. */
@ApplicationScoped
@Path("/records")
@Produces(MediaType.APPLICATION_JSON)
public class RecordsResource {
  @Inject private ProcessingRecords records;
  @Inject private RecordsInForce inForce;
  @Inject private UnitOfWork work;
  @Inject private Journal journal;
  @Inject private Clock clock;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public RecordsResource() {}

  @GET
  @May({Role.OFFICER, Role.REGULATOR})
  public Response list() {
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("records");
    records.all().forEach(record -> list.add(TermsCodec.record(record)));
    return Response.ok(Json.bytes(json)).build();
  }

  @GET
  @Path("/{application}/{purpose}")
  @May({Role.OFFICER, Role.REGULATOR})
  public Response show(
      @PathParam("application") String application, @PathParam("purpose") String purpose) {
    Codes.inPath(application);
    Codes.inPath(purpose);
    Optional<ProcessingRecord> effective = records.effective(application, purpose);
    Optional<ProcessingRecord> proposed = records.proposed(application, purpose);
    if (effective.isEmpty() && proposed.isEmpty()) {
      throw missing();
    }
    ObjectNode json = Json.object();
    effective.ifPresent(record -> json.set("effective", TermsCodec.record(record)));
    proposed.ifPresent(record -> json.set("proposed", TermsCodec.record(record)));
    return Response.ok(Json.bytes(json)).build();
  }

  @PUT
  @Path("/{application}/{purpose}")
  @May(Role.OFFICER)
  public Response propose(
      @PathParam("application") String application,
      @PathParam("purpose") String purpose,
      InputStream body) {
    Codes.name("application", application);
    if (records.purpose(Codes.inPath(purpose)).isEmpty()) {
      throw new Refusal(404, "The register has no such purpose.");
    }
    ProcessingTerms earlier =
        records
            .effective(application, purpose)
            .map(ProcessingRecord::terms)
            .orElseGet(ProcessingTerms::new);
    ProcessingTerms terms = TermsCodec.read(Members.of(Bodies.readObject(body)), earlier, records);
    Caller caller = CurrentCaller.require(http);
    ProcessingRecord proposal =
        new ProcessingRecord(
            DecisionId.next().value(), application, purpose, terms, caller.id(), clock.instant());
    record(caller, "propose", proposal);
    work.run(
        em -> {
          records
              .proposed(application, purpose)
              .ifPresent(
                  replaced -> {
                    replaced.supersede();
                    records.save(replaced);
                  });
          records.save(proposal);
        });
    return Response.status(202).entity(Json.bytes(TermsCodec.record(proposal))).build();
  }

  @POST
  @Path("/{application}/{purpose}/approve")
  @May(Role.OFFICER)
  public Response approve(
      @PathParam("application") String application, @PathParam("purpose") String purpose) {
    Caller caller = CurrentCaller.require(http);
    ProcessingRecord seen =
        records
            .proposed(Codes.inPath(application), Codes.inPath(purpose))
            .orElseThrow(RecordsResource::missing);
    if (seen.proposedBy().equals(caller.id())) {
      throw new Refusal(403, "A second officer must approve the record.");
    }
    record(caller, "approve", seen);
    ProcessingRecord approved =
        work.call(em -> makeEffective(application, purpose, seen, caller.id()));
    inForce.changed(application, purpose);
    return Response.ok(Json.bytes(TermsCodec.record(approved))).build();
  }

  /** The earlier record ends in the same transaction in which this one takes effect. */
  private ProcessingRecord makeEffective(
      String application, String purpose, ProcessingRecord seen, String officer) {
    ProcessingRecord proposal =
        records
            .proposed(application, purpose)
            .filter(now -> now.id().equals(seen.id()))
            .orElseThrow(() -> new Refusal(409, "The proposal was replaced meanwhile."));
    Instant now = clock.instant();
    records
        .effective(application, purpose)
        .ifPresent(
            replaced -> {
              replaced.supersede();
              records.save(replaced);
            });
    proposal.approve(officer, now);
    records.save(proposal);
    return proposal;
  }

  private void record(Caller caller, String step, ProcessingRecord record) {
    Map<String, Object> terms =
        Json.mapper().convertValue(TermsCodec.terms(record.terms()), new TypeReference<>() {});
    terms.values().removeIf(Objects::isNull);
    journal.record(
        EventType.RECORD,
        caller,
        Map.of(
            "step", step,
            "record", record.id().toString(),
            "application", record.application(),
            "purpose", record.purpose(),
            "terms", terms));
  }

  private static Refusal missing() {
    return new Refusal(404, "There is no such record.");
  }
}
