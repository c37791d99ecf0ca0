package org.probity.explainability.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Explanation.AttentionView;
import org.probity.domain.explanation.Explanation.Attributions;
import org.probity.domain.explanation.Explanation.Quality;

/** Explanation to tree, member by member in the order of the API. */
public final class ExplanationWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ExplanationWriter() {}

  public static ObjectNode tree(Explanation explanation) {
    ObjectNode root = JSON.objectNode();
    root.put("id", explanation.id());
    root.put("decision_id", explanation.decisionId());
    root.put("model", explanation.model());
    root.put("model_version", explanation.modelVersion());
    root.put("model_digest", explanation.modelDigest());
    root.put("method", explanation.method().code());
    root.set("parameters", parameters(explanation.parameters()));
    ObjectNode target = root.putObject("target");
    target.put("index", explanation.target().index());
    target.put("label", explanation.target().label());
    target.set("score", number(explanation.target().score()));
    if (explanation.target().position() != null) {
      target.put("position", explanation.target().position());
    }
    root.set("attributions", attributions(explanation.attributions()));
    AttentionView attention = explanation.attention();
    if (attention != null) {
      root.set("attention", attention(attention));
    }
    root.set("quality", quality(explanation.quality()));
    return root;
  }

  private static ObjectNode parameters(Map<String, Object> parameters) {
    ObjectNode node = JSON.objectNode();
    new TreeMap<>(parameters).forEach((name, value) -> node.set(name, scalar(value)));
    return node;
  }

  private static JsonNode scalar(Object value) {
    if (value instanceof Boolean flag) {
      return JSON.booleanNode(flag);
    }
    if (value instanceof Integer || value instanceof Long) {
      return JSON.numberNode(((Number) value).longValue());
    }
    if (value instanceof Number number) {
      return number(number.doubleValue());
    }
    return JSON.textNode(value.toString());
  }

  private static ObjectNode attributions(Attributions attributions) {
    ObjectNode node = JSON.objectNode();
    if (!attributions.tokens().isEmpty()) {
      ArrayNode tokens = node.putArray("tokens");
      attributions.tokens().forEach(tokens::add);
      ArrayNode offsets = node.putArray("offsets");
      attributions.offsets().forEach(span -> offsets.addArray().add(span[0]).add(span[1]));
    }
    if (attributions.features() != null) {
      ArrayNode features = node.putArray("features");
      attributions.features().forEach(features::add);
    }
    if (attributions.shape() != null) {
      ArrayNode shape = node.putArray("shape");
      for (long length : attributions.shape()) {
        shape.add(length);
      }
    }
    node.set("values", row(attributions.values()));
    if (!attributions.tokens().isEmpty()) {
      ArrayNode words = node.putArray("words");
      for (WordSums.Word word : WordSums.of(attributions)) {
        ObjectNode member = words.addObject();
        member.put("text", word.text()).put("start", word.start()).put("end", word.end());
        member.set("value", number(word.value()));
      }
    }
    return node;
  }

  private static ObjectNode attention(AttentionView attention) {
    ObjectNode node = JSON.objectNode();
    node.put("layers", attention.layers());
    node.put("heads", attention.heads());
    ArrayNode rollout = node.putArray("rollout");
    for (float[] row : attention.rollout()) {
      rollout.add(row(row));
    }
    return node;
  }

  private static ObjectNode quality(Quality quality) {
    ObjectNode node = JSON.objectNode();
    node.set("completeness_delta", number(quality.completenessDelta()));
    node.set("comprehensiveness", number(quality.comprehensiveness()));
    node.set("sufficiency", number(quality.sufficiency()));
    node.set("deletion_auc", number(quality.deletionAuc()));
    node.set("insertion_auc", number(quality.insertionAuc()));
    node.set("max_sensitivity", number(quality.maxSensitivity()));
    node.set("infidelity", number(quality.infidelity()));
    node.set("complexity", number(quality.complexity()));
    node.set("randomisation_similarity", number(quality.randomisationSimilarity()));
    ArrayNode warnings = node.putArray("warnings");
    quality.warnings().forEach(warnings::add);
    node.put("fit_as_evidence", quality.fitAsEvidence());
    return node;
  }

  private static ArrayNode row(float[] values) {
    ArrayNode row = JSON.arrayNode(values.length);
    for (float value : values) {
      row.add(Float.isFinite(value) ? JSON.numberNode(value) : JSON.nullNode());
    }
    return row;
  }

  private static JsonNode number(@Nullable Double value) {
    return value == null || !Double.isFinite(value)
        ? JSON.nullNode()
        : JSON.numberNode(value.doubleValue());
  }
}
