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
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.probity.audit.IndexRange;
import org.probity.audit.Ledger;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.reports.forms.Form;
import org.probity.web.http.Bodies;
import org.probity.web.http.ByteRange;
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
  private static final int BUFFER = 1 << 16;

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
    Set<Form> forms = ExportFormats.forms(given.texts("formats"));
    UUID id = exports.begin(order(given, forms, CurrentCaller.require(http)));
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
    long size = size(file);
    Optional<ByteRange> asked = ByteRange.of(http.getHeader("Range"), size);
    ByteRange part = asked.orElse(new ByteRange(0, size - 1));
    StreamingOutput bytes = out -> copy(file, part, out);
    Response.ResponseBuilder response =
        Response.status(asked.isPresent() ? 206 : 200).entity(bytes).type("application/zip");
    if (asked.isPresent()) {
      response.header("Content-Range", part.of(size));
    }
    return response
        .header("Accept-Ranges", "bytes")
        .header("ETag", "\"" + export.id() + "\"")
        .header("Content-Length", part.length())
        .header("Content-Disposition", "attachment; filename=\"probity-" + export.id() + ".zip\"")
        .build();
  }

  private static long size(java.nio.file.Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new Refusal(503, "The export cannot be read.");
    }
  }

  private static void copy(java.nio.file.Path file, ByteRange part, OutputStream out)
      throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
      in.position(part.first());
      long left = part.length();
      while (left > 0) {
        buffer.clear().limit((int) Math.min(BUFFER, left));
        int read = in.read(buffer);
        if (read < 0) {
          throw new IOException("The export was taken back.");
        }
        out.write(buffer.array(), 0, read);
        left -= read;
      }
    }
  }

  private ExportOrder order(Members given, Set<Form> forms, Caller caller) {
    Set<String> subjects = given.texts("subjects");
    boolean disclosing = forms.stream().anyMatch(Form::personal);
    if (disclosing) {
      requireMayDisclose(subjects, caller);
    }
    Instant from = Codes.timeOrNull(given, "from");
    Instant to = Codes.timeOrNull(given, "to");
    boolean span = from != null || to != null;
    Instant start = from == null ? Instant.EPOCH : from;
    Instant end = to == null ? clock.instant() : to;
    return new ExportOrder(
        span ? range(start, end) : everything(),
        span ? start : null,
        span ? end : null,
        given.texts("models"),
        subjects.stream().map(ledger::reference).toList(),
        forms,
        caller.id(),
        disclosing);
  }

  /** What is held about one person, which only an officer may grant. */
  private void requireMayDisclose(Set<String> subjects, Caller caller) {
    if (caller.role() != Role.OFFICER) {
      throw new Refusal(403, "Only an officer may disclose what is held about a person.");
    }
    if (subjects.size() != 1) {
      throw Refusal.malformed("subjects", "These formats are about one person: name them.");
    }
    if (ledger.about(ledger.reference(subjects.iterator().next())).isEmpty()) {
      throw new Refusal(404, "Nothing is held about this person.");
    }
  }

  private IndexRange everything() {
    if (ledger.size() == 0) {
      throw new Refusal(409, "The ledger has no entries yet.");
    }
    return new IndexRange(0, ledger.size());
  }

  private IndexRange range(Instant start, Instant end) {
    if (!start.isBefore(end)) {
      throw Refusal.malformed("from", "It lies before to.");
    }
    return ledger
        .range(start, end)
        .orElseThrow(() -> Refusal.malformed("from", "The ledger has no entry in this span."));
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
