package org.probity.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.probity.domain.model.ModelCard;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.ModelVersion;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.TensorSpec;

/**
 * A model version as a CycloneDX 1.6 machine-learning bill of materials (ECMA-424): the model with
 * its card, the files it consists of, and the data it was trained on. The same version gives the
 * same bytes.
 */
public final class MlBom {
  /** Media type of what {@link #of} gives. */
  public static final String MEDIA_TYPE = "application/vnd.cyclonedx+json; version=1.6";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MODEL = "model";

  private MlBom() {}

  /**
   * @param files SHA-256 in hex by the file's name
   * @return UTF-8 JSON
   */
  public static byte[] of(
      ModelManifest manifest, ModelVersion version, SortedMap<String, String> files) {
    ObjectNode bom = JSON.createObjectNode();
    bom.put("bomFormat", "CycloneDX");
    bom.put("specVersion", "1.6");
    bom.put("serialNumber", "urn:uuid:" + serial(version));
    bom.put("version", 1);
    ObjectNode metadata = bom.putObject("metadata");
    metadata.put("timestamp", version.registeredAt().truncatedTo(ChronoUnit.SECONDS).toString());
    metadata
        .putObject("tools")
        .putArray("components")
        .addObject()
        .put("type", "application")
        .put("name", "probity");
    metadata.set("component", model(manifest, version));
    ArrayNode components = bom.putArray("components");
    ArrayNode needed = JSON.createArrayNode();
    files.forEach(
        (name, digest) -> {
          ObjectNode file = component(components, "file", "file:" + name, name);
          hash(file, digest);
          needed.add("file:" + name);
        });
    List<ModelCard.TrainingData> data = manifest.card().trainingData();
    for (int i = 0; i < data.size(); i++) {
      dataset(component(components, "data", "data:" + i, data.get(i).name()), data.get(i));
      needed.add("data:" + i);
    }
    bom.putArray("dependencies").addObject().put("ref", MODEL).set("dependsOn", needed);
    try {
      return JSON.writeValueAsBytes(bom);
    } catch (JsonProcessingException e) {
      throw new ReportException("The bill of materials could not be written.", e);
    }
  }

  private static ObjectNode component(
      ArrayNode components, String type, String reference, String name) {
    return components.addObject().put("type", type).put("bom-ref", reference).put("name", name);
  }

  private static void hash(ObjectNode component, String digest) {
    component.putArray("hashes").addObject().put("alg", "SHA-256").put("content", digest);
  }

  private static void license(ObjectNode component, String expression) {
    component.putArray("licenses").addObject().put("expression", expression);
  }

  private static void dataset(ObjectNode component, ModelCard.TrainingData data) {
    license(component, data.license());
    component.putArray("data").addObject().put("type", "dataset").put("name", data.name());
    if (!data.url().isBlank()) {
      component
          .putArray("externalReferences")
          .addObject()
          .put("type", "website")
          .put("url", data.url());
    }
  }

  private static ObjectNode model(ModelManifest manifest, ModelVersion version) {
    ObjectNode model = JSON.createObjectNode();
    model.put("type", "machine-learning-model");
    model.put("bom-ref", MODEL);
    model.put("name", version.name());
    model.put("version", version.version());
    license(model, manifest.card().license());
    model.set("modelCard", card(manifest));
    ArrayNode properties = model.putArray("properties");
    property(properties, "digest", version.digest());
    property(properties, "state", version.lifecycle().name().toLowerCase(Locale.ROOT));
    property(properties, "license_verified", version.licenseVerified());
    property(properties, "risk_tier", manifest.card().riskTier().name().toLowerCase(Locale.ROOT));
    property(properties, "general_purpose", manifest.card().gpai());
    property(properties, "external", manifest.card().external());
    property(properties, "conformity", version.assurances().conformity);
    property(properties, "impact_assessment", version.assurances().impactAssessment);
    property(properties, "data_provenance", version.assurances().dataProvenance);
    return model;
  }

  private static void property(ArrayNode properties, String name, Object value) {
    properties.addObject().put("name", "probity:" + name).put("value", String.valueOf(value));
  }

  private static ObjectNode card(ModelManifest manifest) {
    ModelCard card = manifest.card();
    ObjectNode json = JSON.createObjectNode();
    ObjectNode parameters = json.putObject("modelParameters");
    parameters.put("task", manifest.task().code());
    String architecture = manifest.architecture();
    parameters.put("modelArchitecture", architecture == null ? manifest.format() : architecture);
    ArrayNode datasets = parameters.putArray("datasets");
    for (int i = 0; i < card.trainingData().size(); i++) {
      datasets.addObject().put("ref", "data:" + i);
    }
    manifest.inputs().forEach(spec -> parameters.withArray("inputs").add(format(spec)));
    manifest.outputs().forEach(spec -> parameters.withArray("outputs").add(format(spec)));
    ArrayNode metrics = json.putObject("quantitativeAnalysis").putArray("performanceMetrics");
    new TreeMap<>(card.metrics())
        .forEach(
            (name, value) ->
                metrics.addObject().put("type", name).put("value", Double.toString(value)));
    ObjectNode considerations = json.putObject("considerations");
    card.purposes().forEach(purpose -> considerations.withArray("useCases").add(purpose));
    if (!card.limitations().isBlank()) {
      considerations.putArray("technicalLimitations").add(card.limitations());
    }
    return json;
  }

  private static ObjectNode format(TensorSpec spec) {
    String type = spec.datatype() == Datatype.BYTES ? "string" : spec.datatype().name();
    return JSON.createObjectNode().put("format", spec.name() + " " + type + spec.shape());
  }

  /** Of what the version is, so that it stays the same. */
  private static UUID serial(ModelVersion version) {
    String whole = version.name() + " " + version.version() + " " + version.digest();
    return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
  }
}
