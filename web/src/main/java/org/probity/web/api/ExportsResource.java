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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.probity.domain.account.Role;
import org.probity.web.http.Bodies;
import org.probity.web.http.ByteRange;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Evidence bundles: asked for, waited for, fetched. */
@ApplicationScoped
@Path("/exports")
@Produces(MediaType.APPLICATION_JSON)
public class ExportsResource {
  private static final int BUFFER = 1 << 16;

  @Inject private Exports exports;
  @Inject private ExportDesk desk;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ExportsResource() {}

  @POST
  @May({Role.OFFICER, Role.REGULATOR})
  public Response begin(InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("from", "to", "models", "subjects", "formats", "language");
    UUID id =
        desk.begin(
            Codes.timeOrNull(given, "from"),
            Codes.timeOrNull(given, "to"),
            given.texts("models"),
            given.texts("subjects"),
            given.texts("formats"),
            ExportDesk.language(given.textOrNull("language")),
            CurrentCaller.require(http));
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
    if (export.elsewhere() != null) {
      json.put("node", export.elsewhere());
    }
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
    if (!export.ready()) {
      throw new Refusal(
          421,
          "The export lies on the node " + export.elsewhere() + ", which built it; ask there.");
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

  /** For who asked, and for any officer; to others it does not exist. */
  private Exports.Export find(String id) {
    return desk.find(Owned.id(id), CurrentCaller.require(http)).orElseThrow(Owned::missing);
  }
}
