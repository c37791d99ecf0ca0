package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Role;
import org.probity.domain.notice.Notice;
import org.probity.guard.notify.NoticeDelivery;
import org.probity.web.http.Json;
import org.probity.web.http.Refusal;
import org.probity.web.security.May;

/** What the webhook was told, and what did not reach it. */
@ApplicationScoped
@Path("/notices")
@Produces(MediaType.APPLICATION_JSON)
public class NoticesResource {
  private static final int SIZE = 100;
  private static final long MAX_PAGE = 1_000_000;
  @Inject private NoticeDelivery delivery;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public NoticesResource() {}

  /**
   * @param state {@code undelivered}, or nothing for all
   */
  @GET
  @May({Role.OFFICER, Role.ADMIN})
  public Response list(
      @QueryParam("state") @Nullable String state, @QueryParam("page") @Nullable String page) {
    if (state != null && !state.equals("undelivered")) {
      throw Refusal.malformed("state", "It is undelivered or left out.");
    }
    long number = page == null ? 0 : Codes.natural("page", page);
    if (number > MAX_PAGE) {
      throw Refusal.malformed("page", "It is at most " + MAX_PAGE + ".");
    }
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("notices");
    delivery.page(state != null, (int) number, SIZE).forEach(notice -> list.add(shown(notice)));
    return Response.ok(Json.bytes(json)).build();
  }

  private static ObjectNode shown(Notice notice) {
    ObjectNode json = Json.object();
    json.put("id", notice.id()).put("kind", notice.kind());
    json.put("decision_id", notice.decisionId().toString());
    json.put("created_at", notice.createdAt().toString());
    json.put("attempts", notice.attempts());
    if (notice.deliveredAt() != null) {
      json.put("delivered_at", notice.deliveredAt().toString());
    }
    if (notice.nextTry() != null) {
      json.put("next_try", notice.nextTry().toString());
    }
    if (notice.problem() != null) {
      json.put("problem", notice.problem());
    }
    return json;
  }
}
