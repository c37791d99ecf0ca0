package org.probity.inference.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.model.ModelCard;
import org.probity.domain.model.ModelLimits;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.RiskTier;
import org.probity.domain.model.Task;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.TensorSpec;
import org.probity.inference.ModelException;

/**
 * Reads {@code model.json}. A field of a wrong type, a doubled or an unknown field is refused, so
 * that a misspelt one is never silently a default; the card alone may say more than is known here.
 */
public final class ManifestReader {
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(16).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ManifestReader() {}

  /**
   * @throws ModelException naming the field at fault
   */
  public static ModelManifest read(byte[] json) {
    Fields root;
    try {
      root = Fields.root(JSON.readTree(json));
    } catch (IOException e) {
      throw new ModelException("The file model.json is not valid JSON.", e);
    }
    Task task = task(root.text("task"));
    ModelManifest manifest =
        new ModelManifest(
            root.text("name"),
            root.text("version"),
            task,
            root.text("format"),
            root.text("file"),
            root.optionalText("architecture"),
            specs(root.objects("inputs")),
            specs(root.objects("outputs")),
            root.textsOr("labels", task.classifies() ? null : List.of()),
            root.optionalText("tokenizer"),
            root.naturalOr("pad_id", 0),
            root.naturalOr("mask_id", 0),
            root.naturalOr("read_position", 0),
            explain(root.objectOr("explain")),
            limits(root.objectOr("limits")),
            card(root.object("card")));
    root.refuseOthers();
    ManifestCheck.check(manifest);
    return manifest;
  }

  private static List<TensorSpec> specs(List<Fields> nodes) {
    List<TensorSpec> specs = new ArrayList<>();
    for (Fields node : nodes) {
      specs.add(
          new TensorSpec(
              node.text("name"), datatype(node.text("datatype")), node.numbers("shape")));
      node.refuseOthers();
    }
    return specs;
  }

  private static Map<String, String> explain(@Nullable Fields node) {
    Map<String, String> companions = new HashMap<>();
    if (node != null) {
      for (String role : List.of("embed", "from_embeddings", "grad_cam")) {
        String file = node.optionalText(role);
        if (file != null) {
          companions.put(role, file);
        }
      }
      node.refuseOthers();
    }
    return companions;
  }

  private static ModelLimits limits(@Nullable Fields node) {
    if (node == null) {
      return ModelLimits.NONE;
    }
    ModelLimits limits =
        new ModelLimits(
            node.positiveOrNull("items"),
            node.positiveOrNull("tokens"),
            node.positiveOrNull("seconds"),
            node.positiveOrNull("waiting"),
            node.positiveOrNull("batch"),
            node.positiveOrNull("batch_delay_ms"));
    node.refuseOthers();
    return limits;
  }

  private static ModelCard card(Fields node) {
    List<ModelCard.TrainingData> data = new ArrayList<>();
    for (Fields item : node.objectsOr("training_data")) {
      data.add(
          new ModelCard.TrainingData(
              item.text("name"), item.text("license"), item.textOr("url", "")));
    }
    return new ModelCard(
        node.text("license"),
        riskTier(node.text("risk_tier")),
        node.texts("purposes"),
        data,
        node.figures("metrics"),
        node.textOr("limitations", ""),
        node.flagOr("gpai", false),
        node.flagOr("external", false));
  }

  private static Task task(String code) {
    try {
      return Task.of(code);
    } catch (IllegalArgumentException e) {
      throw new ModelException("The field task of model.json names no task.", e);
    }
  }

  private static Datatype datatype(String name) {
    try {
      return Datatype.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new ModelException("A datatype in model.json is none of the protocol's.", e);
    }
  }

  private static RiskTier riskTier(String code) {
    return switch (code) {
      case "minimal" -> RiskTier.MINIMAL;
      case "limited" -> RiskTier.LIMITED;
      case "high" -> RiskTier.HIGH;
      default ->
          throw new ModelException("The field risk_tier of the card is minimal, limited or high.");
    };
  }
}
