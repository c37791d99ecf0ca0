package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
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
import org.jspecify.annotations.Nullable;
import org.probity.audit.Ledger;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.decision.DecisionCriteria;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.decision.DecisionSummary;
import org.probity.domain.decision.Decisions;
import org.probity.guard.Decision;
import org.probity.guard.InferenceRequest.ExplanationWish;
import org.probity.guard.explain.queue.ExplanationJob;
import org.probity.guard.explain.queue.ExplanationNode;
import org.probity.guard.explain.queue.ExplanationQueue;
import org.probity.guard.packs.PacksInForce;
import org.probity.guard.record.Recorder;
import org.probity.web.http.Bodies;
import org.probity.web.http.DecisionJson;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.oip.Governance;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Recorded decisions: officers and regulators see all, an application its own. */
@ApplicationScoped
@Path("/decisions")
@Produces(MediaType.APPLICATION_JSON)
public class DecisionsResource {
  private static final int MAX_SIZE = 200;
  private static final int MAX_PAGE = 1_000_000;
  @Inject private Decisions decisions;
  @Inject private Recorder recorder;
  @Inject private Ledger ledger;
  @Inject private ExplanationQueue queue;
  @Inject private ExplanationNode node;
  @Inject private AccessLog access;
  @Inject private PacksInForce packs;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public DecisionsResource() {}

  @GET
  @May({Role.APP, Role.OFFICER, Role.REGULATOR})
  public Response search(
      @BeanParam DecisionParameters given,
      @QueryParam("page") @Nullable String page,
      @QueryParam("size") @Nullable String size) {
    Caller caller = CurrentCaller.require(http);
    DecisionCriteria all = given.criteria(ledger::reference);
    Decisions.Query query =
        Decisions.Query.latest(
            caller.role() == Role.APP ? all.with(DecisionCriteria.Field.ACTOR, caller.id()) : all,
            number("page", page, 0, 0, MAX_PAGE),
            number("size", size, 50, 1, MAX_SIZE));
    Decisions.Page found = decisions.search(query);
    access.read(caller, "decisions", query.page() + "/" + found.total());
    ObjectNode json = Json.object();
    json.put("total", found.total());
    json.put("page", query.page());
    json.put("size", query.size());
    ArrayNode list = json.putArray("decisions");
    found.decisions().forEach(line -> list.add(line(line)));
    return Response.ok(Json.bytes(json)).build();
  }

  @GET
  @Path("/{id}")
  @May({Role.APP, Role.OFFICER, Role.REGULATOR})
  public Response one(@PathParam("id") String id) {
    Caller caller = CurrentCaller.require(http);
    DecisionSummary line = Owned.decision(decisions, id, caller);
    access.read(caller, "decision", id);
    ObjectNode json = line(line);
    recorder
        .recorded(new DecisionId(line.id()))
        .ifPresentOrElse(
            outcome -> {
              Decision decision = outcome.decision();
              json.setAll(DecisionJson.of(decision, outcome.receipt()));
              json.set("details", details(decision));
              queue
                  .ofDecision(line.id())
                  .ifPresent(job -> json.set("late_explanation", ExplanationJobJson.of(job)));
            },
            () -> json.put("erased", true));
    return Response.ok(Json.bytes(json)).build();
  }

  /**
   * Has an answer explained that was given before; the body is {@code {"method": …}} and the
   * method's parameters, or empty. Answers at once with where the explanation will be.
   */
  @POST
  @Path("/{id}/explanations")
  @May({Role.APP, Role.OFFICER})
  public Response explain(@PathParam("id") String id, InputStream body) {
    Caller caller = CurrentCaller.require(http);
    Members given = Members.of(Bodies.readObjectOrNothing(body));
    ExplanationWish wish = Governance.explanationWish(given);
    DecisionSummary line = Owned.decision(decisions, id, caller);
    Decision decision =
        recorder
            .read(new DecisionId(line.id()))
            .orElseThrow(() -> new Refusal(404, "The decision's content was erased."));
    ExplanationJob job = queue.request(decision, wish, caller.id());
    node.wake();
    return Response.status(202).entity(Json.bytes(ExplanationJobJson.of(job))).build();
  }

  private ObjectNode details(Decision decision) {
    ObjectNode details = DecisionDetails.of(decision);
    packs
        .pack(decision.policyPack())
        .flatMap(pack -> DecisionWhy.of(decision, pack))
        .ifPresent(why -> why.put(details, decision));
    return details;
  }

  private static ObjectNode line(DecisionSummary line) {
    ObjectNode json = Json.object();
    json.put("id", line.id().toString());
    json.put("time", line.time().toString());
    json.put("model", line.model());
    json.put("model_version", line.modelVersion());
    json.put("application", line.application());
    json.put("actor", line.actor());
    json.put("purpose", line.purpose());
    json.put("verdict", line.verdict().code());
    ArrayNode rules = json.putArray("rules");
    line.rules().forEach(rules::add);
    ArrayNode findings = json.putArray("findings");
    line.findings().forEach(findings::add);
    json.put("ledger_index", line.ledgerIndex());
    if (line.policyPack() != null) {
      json.put("policy_pack", line.policyPack());
    }
    if (line.explanationId() != null) {
      json.put("explanation_id", line.explanationId().toString());
    }
    if (line.followsId() != null) {
      json.put("follows", line.followsId().toString());
    }
    return json;
  }

  private static int number(String name, @Nullable String text, int absent, int least, int most) {
    if (text == null || text.isBlank()) {
      return absent;
    }
    if (text.matches("\\d{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw Refusal.malformed(name, "It is a whole number from " + least + " to " + most + ".");
  }
}
