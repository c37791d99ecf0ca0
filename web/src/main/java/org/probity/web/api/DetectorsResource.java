package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.probity.detection.DetectorEntry;
import org.probity.domain.account.Role;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.web.http.Json;
import org.probity.web.security.May;

/** What looks at texts, how, and how well it was measured to do so. */
@RequestScoped
@Path("/detectors")
@Produces(MediaType.APPLICATION_JSON)
public class DetectorsResource {
  /** The scores that trained models give, and the entities that they find, by the model. */
  private static final Map<String, List<String>> MODELS =
      new TreeMap<>(
          Map.of(
              "entities-minilm", List.of("ADDRESS", "LOCATION", "NRP", "ORGANIZATION", "PERSON"),
              "toxicity-minilm", List.of("HATE", "TOXICITY"),
              "injection-minilm", List.of("PROMPT_INJECTION")));

  @Inject private Models models;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public DetectorsResource() {}

  @GET
  @May({Role.OFFICER, Role.REGULATOR})
  public Response list() {
    ObjectNode json = Json.object();
    ArrayNode detectors = json.putArray("detectors");
    MODELS.forEach((name, finds) -> detectors.add(model(name, finds)));
    DetectorEntry.all().forEach(entry -> detectors.add(entry(entry)));
    return Response.ok(Json.bytes(json)).build();
  }

  private ObjectNode model(String name, List<String> finds) {
    ObjectNode json = Json.object();
    finds.forEach(json.putArray("finds")::add);
    json.put("name", name).put("kind", "model");
    ModelInService model = models.find(name, null).orElse(null);
    json.put("in_service", model != null && model.served() != null);
    if (model != null) {
      json.put("model_version", model.versionName());
      json.put("model_digest", model.version().digest());
      ObjectNode metrics = json.putObject("metrics");
      new TreeMap<>(model.manifest().card().metrics()).forEach(metrics::put);
      json.put("limitations", model.manifest().card().limitations());
    }
    return json;
  }

  private static ObjectNode entry(DetectorEntry entry) {
    ObjectNode json = Json.object();
    json.putArray("finds").add(entry.finds());
    json.put("name", entry.name()).put("kind", entry.kind()).put("in_service", true);
    entry.languages().forEach(json.putArray("languages")::add);
    DetectorEntry.Measured measured = entry.measured();
    if (measured != null) {
      ObjectNode metrics = json.putObject("metrics");
      metrics.put("precision", measured.precision());
      metrics.put("recall", measured.recall());
      metrics.put("f2", measured.f2());
      metrics.put("sentences", measured.sentences());
    }
    return json;
  }
}
