package org.probity.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.ModelVersion;
import org.probity.reports.internal.ModelComponents;

/**
 * Models as a CycloneDX 1.6 machine-learning bill of materials (ECMA-424): each with its card, the
 * files it consists of, and the data it was trained on.
 */
public final class MlBom {
  /** Media type of what this class writes. */
  public static final String MEDIA_TYPE = "application/vnd.cyclonedx+json; version=1.6";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String APPLICATION = "application";

  private MlBom() {}

  /**
   * One version; the same gives the same bytes.
   *
   * @param files SHA-256 in hex by the file's name
   * @return UTF-8 JSON
   */
  public static byte[] of(
      ModelManifest manifest, ModelVersion version, SortedMap<String, String> files) {
    String whole = version.name() + " " + version.version() + " " + version.digest();
    ObjectNode bom = head(whole, version.registeredAt());
    ArrayNode components = JSON.createArrayNode();
    ArrayNode dependencies = JSON.createArrayNode();
    ModelComponents model = new ModelComponents("", new ModelFile(manifest, version, files));
    bom.withObject("/metadata").set("component", model.model());
    model.parts(components, dependencies);
    return bytes(bom, components, dependencies);
  }

  /**
   * The models that a log names.
   *
   * @param held those that the organisation still holds
   * @param gone those that it does not, with the digests that the log gives them
   * @return UTF-8 JSON
   */
  public static byte[] of(
      String log,
      Instant created,
      SortedMap<ModelName, ModelFile> held,
      SortedMap<ModelName, Set<String>> gone) {
    ObjectNode bom = head(log + " " + created, created);
    ArrayNode components = JSON.createArrayNode();
    ArrayNode dependencies = JSON.createArrayNode();
    bom.withObject("/metadata")
        .putObject("component")
        .put("type", APPLICATION)
        .put("bom-ref", APPLICATION)
        .put("name", log);
    ArrayNode needed = JSON.createArrayNode();
    held.forEach(
        (name, file) -> {
          ModelComponents model = new ModelComponents(name.name() + "@" + name.version(), file);
          needed.add(model.reference());
          components.add(model.model());
          model.parts(components, dependencies);
        });
    gone.forEach(
        (name, digests) -> {
          ObjectNode model = ModelComponents.named(name, digests);
          needed.add(model.path("bom-ref").asText());
          components.add(model);
        });
    dependencies.addObject().put("ref", APPLICATION).set("dependsOn", needed);
    return bytes(bom, components, dependencies);
  }

  /**
   * @param whole what the document is of, so that its number stays the same
   */
  private static ObjectNode head(String whole, Instant time) {
    ObjectNode bom = JSON.createObjectNode();
    UUID serial = UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
    bom.put("bomFormat", "CycloneDX");
    bom.put("specVersion", "1.6");
    bom.put("serialNumber", "urn:uuid:" + serial);
    bom.put("version", 1);
    ObjectNode metadata = bom.putObject("metadata");
    metadata.put("timestamp", time.truncatedTo(ChronoUnit.SECONDS).toString());
    metadata
        .putObject("tools")
        .putArray("components")
        .addObject()
        .put("type", "application")
        .put("name", "probity");
    return bom;
  }

  private static byte[] bytes(ObjectNode bom, ArrayNode components, ArrayNode dependencies) {
    bom.set("components", components);
    bom.set("dependencies", dependencies);
    try {
      return JSON.writeValueAsBytes(bom);
    } catch (JsonProcessingException e) {
      throw new ReportException("The bill of materials could not be written.", e);
    }
  }
}
