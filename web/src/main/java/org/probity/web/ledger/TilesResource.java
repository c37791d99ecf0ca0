package org.probity.web.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.probity.audit.Ledger;
import org.probity.audit.SigningKey;
import org.probity.audit.verify.TilePath;
import org.probity.audit.verify.VerificationException;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** The log as any transparency-log client reads it (C2SP tlog-tiles). */
@ApplicationScoped
@Path("/")
public class TilesResource {
  private static final String TEXT = "text/plain; charset=utf-8";
  @Inject private Ledger ledger;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public TilesResource() {}

  @GET
  @Path("/checkpoint")
  @May({})
  public Response checkpoint() {
    byte[] note =
        ledger
            .checkpoint()
            .orElseThrow(() -> new Refusal(404, "No checkpoint was signed yet; ask again."));
    return Response.ok(note, TEXT).build();
  }

  @GET
  @Path("/key")
  @May({})
  public Response key() {
    return Response.ok((ledger.vkey() + "\n").getBytes(StandardCharsets.UTF_8), TEXT).build();
  }

  /**
   * How the log came to its key from the ones before: a note that the key before and the key after
   * signed, 1 the first; 404 if there were fewer changes.
   */
  @GET
  @Path("/rotations/{number: [1-9][0-9]{0,5}}")
  @May({})
  public Response rotation(@PathParam("number") int number) {
    List<SigningKey> rotated = ledger.keys().rotated();
    if (number > rotated.size()) {
      throw new Refusal(404, "The log did not change its key so often.");
    }
    return Response.ok(rotated.get(number - 1).statement(), TEXT).build();
  }

  /** Keys of those that sign checkpoints beside the log's first: its second, then its witnesses. */
  @GET
  @Path("/cosigners")
  @May({})
  public Response cosigners() {
    String keys = String.join("\n", ledger.cosigners()) + "\n";
    return Response.ok(keys.getBytes(StandardCharsets.UTF_8), TEXT).build();
  }

  /** Hash tiles are public; entry bundles are for those who oversee. */
  @GET
  @Path("/tile/{path: .+}")
  @May({})
  public Response tile(@PathParam("path") String path) {
    TilePath tile = parse("tile/" + path);
    boolean entries = tile.level() == TilePath.ENTRIES;
    if (entries) {
      requireOverseer();
    }
    byte[] bytes =
        entries
            ? ledger.entryBundle(tile.index(), tile.width())
            : ledger.tile(tile.level(), tile.index(), tile.width());
    Response.ResponseBuilder answer = Response.ok(bytes, MediaType.APPLICATION_OCTET_STREAM);
    if (tile.isFull() && !entries) {
      answer.header("Cache-Control", "public, max-age=31536000, immutable");
    }
    return answer.build();
  }

  private static TilePath parse(String path) {
    try {
      return TilePath.parse(path);
    } catch (VerificationException e) {
      throw new Refusal(404, "This is not the path of a tile.");
    }
  }

  private void requireOverseer() {
    Caller caller = CurrentCaller.require(http);
    if (caller.role() != Role.REGULATOR && caller.role() != Role.OFFICER) {
      throw new Refusal(403, "The role " + caller.role().code() + " may not read entry bundles.");
    }
  }
}
