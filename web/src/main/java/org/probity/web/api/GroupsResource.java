package org.probity.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.decision.DecisionSummary;
import org.probity.domain.decision.Decisions;
import org.probity.domain.fairness.GroupPurpose;
import org.probity.guard.fairness.ObservationDesk;
import org.probity.web.http.Bodies;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/**
 * To which groups the persons of decisions belong. An application reports on its own decisions, an
 * officer on any; no answer repeats what was reported.
 */
@ApplicationScoped
@Path("/decisions/{id}/groups")
@Produces(MediaType.APPLICATION_JSON)
public class GroupsResource {
  private static final int MOST_ATTRIBUTES = 8;
  @Inject private ObservationDesk desk;
  @Inject private Decisions decisions;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public GroupsResource() {}

  /**
   * The body is {@code {"row"?, "attributes": {"sex": "female"}, "legal_basis", "purpose"}};
   * refused with 403 unless the processing record names that legal basis.
   */
  @POST
  @May({Role.APP, Role.OFFICER})
  public Response groups(@PathParam("id") String id, InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("row", "attributes", "legal_basis", "purpose");
    int row = OutcomesResource.row(given);
    Map<String, String> attributes = attributes(given);
    String basis = Codes.name("legal_basis", given.text("legal_basis"));
    GroupPurpose purpose = purpose(given);
    Caller caller = CurrentCaller.require(http);
    DecisionSummary line = Owned.decision(decisions, id, caller);
    return OutcomesResource.recorded(
        line, row, desk.groups(line.id(), row, attributes, basis, purpose, caller.id()));
  }

  private static Map<String, String> attributes(Members given) {
    Members listed = given.memberOrNull("attributes");
    if (listed == null || listed.node().isEmpty() || listed.node().size() > MOST_ATTRIBUTES) {
      throw Refusal.malformed("attributes", "It names 1 to " + MOST_ATTRIBUTES + " attributes.");
    }
    Map<String, String> attributes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : listed.node().properties()) {
      Codes.name("attributes", each.getKey());
      attributes.put(each.getKey(), Codes.name("attributes", listed.text(each.getKey())));
    }
    return attributes;
  }

  private static GroupPurpose purpose(Members given) {
    return GroupPurpose.of(given.text("purpose"))
        .orElseThrow(
            () ->
                Refusal.malformed(
                    "purpose",
                    "It is one of "
                        + Arrays.stream(GroupPurpose.values())
                            .map(GroupPurpose::code)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
