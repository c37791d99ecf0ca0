package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Role;
import org.probity.domain.ledger.EventType;
import org.probity.guard.record.SearchLines;
import org.probity.web.http.Json;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** What decisions are searched by, made anew from the ledger. */
@ApplicationScoped
@Path("/ledger/search")
@Produces(MediaType.APPLICATION_JSON)
public class LedgerSearchResource {
  @Inject private SearchLines lines;
  @Inject private Journal journal;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public LedgerSearchResource() {}

  /**
   * Works for some seconds and says where to go on; done when that is the size of the ledger. The
   * same twice is as good as once.
   */
  @POST
  @Path("/rebuild")
  @May(Role.ADMIN)
  public Response rebuild(@QueryParam("from") @Nullable String from) {
    long first = from == null ? 0 : Codes.natural("from", from);
    journal.record(
        EventType.CONFIG,
        CurrentCaller.require(http),
        Map.of("step", "rebuild-search", "from_index", first));
    SearchLines.Progress progress = lines.rebuild(first);
    ObjectNode json = Json.object();
    json.put("next_index", progress.next());
    json.put("size", progress.size());
    json.put("lines", progress.lines());
    return Response.ok(Json.bytes(json)).build();
  }
}
