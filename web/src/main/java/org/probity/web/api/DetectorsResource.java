package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.probity.domain.account.Role;
import org.probity.guard.models.ModelInService;
import org.probity.web.http.Json;
import org.probity.web.security.May;

/** {@link DetectorList}, for programs. */
@ApplicationScoped
@Path("/detectors")
@Produces(MediaType.APPLICATION_JSON)
public class DetectorsResource {
  @Inject private DetectorList detectors;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public DetectorsResource() {}

  @GET
  @May({Role.OFFICER, Role.REGULATOR})
  public Response list() {
    ObjectNode json = Json.object();
    ArrayNode lines = json.putArray("detectors");
    detectors.all().forEach(line -> lines.add(shown(line)));
    return Response.ok(Json.bytes(json)).build();
  }

  private static ObjectNode shown(DetectorList.Line line) {
    ObjectNode json = Json.object();
    line.finds().forEach(json.putArray("finds")::add);
    json.put("name", line.name()).put("kind", line.kind()).put("in_service", line.inService());
    if (!line.kind().equals(DetectorList.MODEL)) {
      line.languages().forEach(json.putArray("languages")::add);
    }
    ModelInService model = line.model();
    if (model != null) {
      json.put("model_version", model.versionName());
      json.put("model_digest", model.digest());
      json.put("limitations", line.limitations());
    }
    if (!line.metrics().isEmpty()) {
      ObjectNode metrics = json.putObject("metrics");
      line.metrics().forEach(metrics::put);
    }
    return json;
  }
}
