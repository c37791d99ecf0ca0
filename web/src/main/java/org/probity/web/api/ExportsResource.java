package org.probity.web.api;

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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.probity.audit.Entry;
import org.probity.audit.IndexRange;
import org.probity.audit.Ledger;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.reports.BundleRequest;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Evidence bundles: asked for, waited for, fetched. */
@RequestScoped
@Path("/exports")
@Produces(MediaType.APPLICATION_JSON)
public class ExportsResource {
  /** Each lies in the bundle: as report, table, lines and results. */
  private static final Set<String> FORMATS =
      new TreeSet<>(Set.of("bundle", "csv", "jsonl", "oscal", "pdf"));

  @Inject private Exports exports;
  @Inject private Ledger ledger;
  @Inject private Clock clock;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ExportsResource() {}

  @POST
  @May({Role.OFFICER, Role.REGULATOR})
  public Response begin(InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("from", "to", "models", "subjects", "formats");
    if (!FORMATS.containsAll(given.texts("formats"))) {
      throw Refusal.malformed(
          "formats", "They are " + String.join(", ", FORMATS) + ", all within one bundle.");
    }
    UUID id = exports.begin(request(given, CurrentCaller.require(http)));
    return Response.status(202).entity(Json.bytes(Json.object().put("id", id.toString()))).build();
  }

  @GET
  @Path("/{id}")
  @May({Role.OFFICER, Role.REGULATOR})
  public Response status(@PathParam("id") String id) {
    Exports.Export export = find(id);
    ObjectNode json = Json.object();
    json.put("id", export.id().toString());
    json.put("status", export.status().name().toLowerCase(Locale.ROOT));
    json.put("progress", export.progress());
    return Response.ok(Json.bytes(json)).build();
  }

  @GET
  @Path("/{id}/content")
  @Produces("application/zip")
  @May({Role.OFFICER, Role.REGULATOR})
  public Response content(@PathParam("id") String id) {
    Exports.Export export = find(id);
    if (export.status() != Exports.Status.DONE) {
      throw new Refusal(409, "The export is not done.");
    }
    java.nio.file.Path file = exports.content(export.id());
    StreamingOutput bytes = out -> Files.copy(file, out);
    return Response.ok(bytes, "application/zip")
        .header("Content-Disposition", "attachment; filename=\"probity-" + export.id() + ".zip\"")
        .build();
  }

  private BundleRequest request(Members given, Caller caller) {
    BundleRequest range = range(given, caller);
    Set<String> models = given.texts("models");
    Set<String> subjects = given.texts("subjects");
    if (models.isEmpty() && subjects.isEmpty()) {
      return range;
    }
    Set<Long> about = new HashSet<>();
    subjects.forEach(subject -> about.addAll(ledger.about(ledger.reference(subject))));
    List<String> names = new ArrayList<>();
    models.stream().sorted().forEach(model -> names.add("model " + model));
    if (!subjects.isEmpty()) {
      // Not which: a manifest outlives the person's erasure.
      names.add(subjects.size() == 1 ? "one person" : subjects.size() + " persons");
    }
    return range.only(
        String.join(", ", names),
        entry ->
            (models.isEmpty() || models.contains(model(entry)))
                && (subjects.isEmpty() || about.contains(entry.index())));
  }

  private static String model(Entry entry) {
    return Json.readObject(entry.leaf()).path("model").path("name").asText();
  }

  private BundleRequest range(Members given, Caller caller) {
    Instant from = Codes.timeOrNull(given, "from");
    Instant to = Codes.timeOrNull(given, "to");
    if (from == null && to == null) {
      if (ledger.size() == 0) {
        throw new Refusal(409, "The ledger has no entries yet.");
      }
      return BundleRequest.of(new IndexRange(0, ledger.size()), caller.id());
    }
    Instant start = from == null ? Instant.EPOCH : from;
    Instant end = to == null ? clock.instant() : to;
    if (!start.isBefore(end)) {
      throw Refusal.malformed("from", "It lies before to.");
    }
    IndexRange range =
        ledger
            .range(start, end)
            .orElseThrow(() -> Refusal.malformed("from", "The ledger has no entry in this span."));
    return BundleRequest.of(range, caller.id()).during(start, end);
  }

  /** For who asked, and for any officer; to others it does not exist. */
  private Exports.Export find(String id) {
    Caller caller = CurrentCaller.require(http);
    return exports
        .find(Owned.id(id))
        .filter(export -> caller.role() == Role.OFFICER || export.owner().equals(caller.id()))
        .orElseThrow(Owned::missing);
  }
}
