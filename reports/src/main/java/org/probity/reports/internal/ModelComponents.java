package org.probity.reports.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.probity.domain.model.ModelCard;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.ModelVersion;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.TensorSpec;
import org.probity.reports.ModelFile;
import org.probity.reports.ModelName;

/** One model version as components of a CycloneDX 1.6 document. */
public final class ModelComponents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MODEL = "machine-learning-model";

  private final String name;
  private final ModelFile file;

  /**
   * @param name tells the references of this model from others' in the document; empty if it is
   *     alone
   */
  public ModelComponents(String name, ModelFile file) {
    this.name = name;
    this.file = file;
  }

  /** A model that is known by its digest only. */
  public static ObjectNode named(ModelName name, Set<String> digests) {
    ObjectNode model = JSON.createObjectNode();
    model.put("type", MODEL);
    model.put("bom-ref", "model:" + name.name() + "@" + name.version());
    model.put("name", name.name());
    model.put("version", name.version());
    ArrayNode properties = model.putArray("properties");
    digests.forEach(digest -> property(properties, "digest", digest));
    return model;
  }

  public String reference() {
    return name.isEmpty() ? "model" : "model:" + name;
  }

  private String data(int i) {
    return prefix("data") + i;
  }

  private String prefix(String kind) {
    return kind + ":" + (name.isEmpty() ? "" : name + "/");
  }

  /** The files and data that the model consists of, and that it depends on them. */
  public void parts(ArrayNode components, ArrayNode dependencies) {
    ArrayNode needed = JSON.createArrayNode();
    file.files()
        .forEach(
            (path, digest) -> {
              String reference = prefix("file") + path;
              hash(component(components, "file", reference, path), digest);
              needed.add(reference);
            });
    List<ModelCard.TrainingData> data = file.manifest().card().trainingData();
    for (int i = 0; i < data.size(); i++) {
      dataset(component(components, "data", data(i), data.get(i).name()), data.get(i));
      needed.add(data(i));
    }
    dependencies.addObject().put("ref", reference()).set("dependsOn", needed);
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

  public ObjectNode model() {
    ModelManifest manifest = file.manifest();
    ModelVersion version = file.version();
    ObjectNode model = JSON.createObjectNode();
    model.put("type", MODEL);
    model.put("bom-ref", reference());
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

  private ObjectNode card(ModelManifest manifest) {
    ModelCard card = manifest.card();
    ObjectNode json = JSON.createObjectNode();
    ObjectNode parameters = json.putObject("modelParameters");
    parameters.put("task", manifest.task().code());
    String architecture = manifest.architecture();
    parameters.put("modelArchitecture", architecture == null ? manifest.format() : architecture);
    ArrayNode datasets = parameters.putArray("datasets");
    for (int i = 0; i < card.trainingData().size(); i++) {
      datasets.addObject().put("ref", data(i));
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
}
