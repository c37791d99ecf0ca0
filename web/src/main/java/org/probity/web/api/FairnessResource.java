package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Role;
import org.probity.domain.fairness.FairnessReport;
import org.probity.domain.fairness.Grouping;
import org.probity.guard.drift.StabilityDesk;
import org.probity.guard.fairness.FairnessDesk;
import org.probity.guard.fairness.FavourableLabels;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** What a model's recorded decisions gave to groups of persons, and whether its traffic changes. */
@ApplicationScoped
@Path("/models/{model}/fairness")
@Produces(MediaType.APPLICATION_JSON)
public class FairnessResource {
  /** Looked back upon where no beginning is given. */
  private static final Duration YEAR = Duration.ofDays(365);

  @Inject private FairnessDesk desk;
  @Inject private FavourableLabels favourable;
  @Inject private StabilityDesk stability;
  @Inject private Models models;
  @Inject private AccessLog access;
  @Inject private Clock clock;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public FairnessResource() {}

  /**
   * @param version the version in service if left out
   * @param from of the decisions; a year before {@code to} if left out
   * @param to now if left out
   * @param label that favours a person; the one that an officer named if left out
   */
  @GET
  @May({Role.OFFICER, Role.REGULATOR})
  public Response figures(
      @PathParam("model") String model,
      @QueryParam("version") @Nullable String version,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("favourable") @Nullable String label) {
    Span span = span(from, to, clock.instant());
    ObjectNode json = FairnessJson.of(report(model, version, span, label));
    json.put("from", span.from().toString());
    json.put("to", span.to().toString());
    return Response.ok(Json.bytes(json)).build();
  }

  /** The same as a table. */
  @GET
  @Path("/table.csv")
  @Produces("text/csv")
  @May({Role.OFFICER, Role.REGULATOR})
  public Response table(
      @PathParam("model") String model,
      @QueryParam("version") @Nullable String version,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("favourable") @Nullable String label) {
    FairnessReport report = report(model, version, span(from, to, clock.instant()), label);
    return Response.ok(FairnessCsv.of(report), "text/csv;charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"fairness.csv\"")
        .build();
  }

  /**
   * Selection rates of one grouping with their confidence intervals, as a picture.
   *
   * @param grouping its attributes, commas between
   */
  @GET
  @Path("/picture.svg")
  @Produces("image/svg+xml")
  @May({Role.OFFICER, Role.REGULATOR})
  public Response picture(
      @PathParam("model") String model,
      @QueryParam("version") @Nullable String version,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("favourable") @Nullable String label,
      @QueryParam("grouping") @Nullable String grouping) {
    FairnessReport report = report(model, version, span(from, to, clock.instant()), label);
    Grouping shown =
        report.groupings().stream()
            .filter(each -> String.join(",", each.attributes()).equals(grouping))
            .findFirst()
            .orElseThrow(() -> new Refusal(404, "Nothing was reported by these attributes."));
    return Response.ok(new FairnessPicture(shown).svg(), "image/svg+xml").build();
  }

  /** The body is {@code {"label": "good"}}: which label of the model favours the person. */
  @PUT
  @Path("/favourable-label")
  @May(Role.OFFICER)
  public Response favour(@PathParam("model") String model, InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("label");
    String label = given.text("label");
    ModelInService found = models.inService(model, null);
    favourable.set(found, label, CurrentCaller.require(http).id());
    ObjectNode json = Json.object();
    json.put("model", found.name());
    json.put("label", label);
    return Response.ok(Json.bytes(json)).build();
  }

  /**
   * How far the traffic of a span of time is from that of another, by the population stability
   * index.
   *
   * @param from of the span looked at; a week before {@code to} if left out
   * @param referenceFrom of what it is held against; the four weeks before if left out
   */
  @GET
  @Path("/stability")
  @May({Role.OFFICER, Role.REGULATOR})
  public Response stability(
      @PathParam("model") String model,
      @QueryParam("version") @Nullable String version,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("reference_from") @Nullable String referenceFrom,
      @QueryParam("reference_to") @Nullable String referenceTo) {
    Instant now = clock.instant();
    ModelInService found = models.inService(model, version);
    StabilityDesk.Spans usual = StabilityDesk.Spans.before(to == null ? now : time("to", to));
    StabilityDesk.Spans spans =
        new StabilityDesk.Spans(
            referenceFrom == null ? usual.referenceFrom() : time("reference_from", referenceFrom),
            referenceTo == null ? usual.referenceTo() : time("reference_to", referenceTo),
            from == null ? usual.from() : time("from", from),
            usual.to());
    access.read(CurrentCaller.require(http), "stability", found.name());
    return Response.ok(
            Json.bytes(StabilityJson.of(stability.of(found.name(), found.versionName(), spans))))
        .build();
  }

  private FairnessReport report(
      String model, @Nullable String version, Span span, @Nullable String label) {
    ModelInService found = models.inService(model, version);
    if (label != null && !found.manifest().labels().contains(label)) {
      throw Refusal.malformed("favourable", "The model has no such label.");
    }
    access.read(CurrentCaller.require(http), "fairness", found.name());
    return desk.during(found.name(), found.versionName(), span.from(), span.to(), label);
  }

  private record Span(Instant from, Instant to) {}

  private static Span span(@Nullable String from, @Nullable String to, Instant now) {
    Instant end = to == null ? now : time("to", to);
    Instant begin = from == null ? end.minus(YEAR) : time("from", from);
    return new Span(begin, end);
  }

  private static Instant time(String name, String text) {
    try {
      Instant time = Instant.parse(text);
      if (time.isAfter(Instant.parse("1970-01-01T00:00:00Z"))
          && time.isBefore(Instant.parse("2200-01-01T00:00:00Z"))) {
        return time;
      }
    } catch (DateTimeException e) {
      // Refused below.
    }
    throw Refusal.malformed(name, "It is a time like 2026-01-31T00:00:00Z.");
  }
}
