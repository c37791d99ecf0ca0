package org.probity.explainability.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Explanation.AttentionView;
import org.probity.domain.explanation.Explanation.Attributions;
import org.probity.domain.explanation.Explanation.Quality;
import org.probity.domain.explanation.Explanation.Target;
import org.probity.domain.explanation.Method;
import org.probity.domain.tensor.Tensor;

/** Tree to explanation. */
public final class ExplanationReader {
  private ExplanationReader() {}

  /**
   * @throws IllegalArgumentException if a member is missing or of the wrong type
   */
  public static Explanation read(JsonNode root) {
    JsonNode target = root.required("target");
    return new Explanation(
        text(root, "id"),
        text(root, "decision_id"),
        text(root, "model"),
        text(root, "model_version"),
        text(root, "model_digest"),
        Method.of(text(root, "method")),
        parameters(root.required("parameters")),
        new Target(
            target.required("index").intValue(),
            text(target, "label"),
            target.required("score").doubleValue(),
            target.hasNonNull("position") ? target.required("position").intValue() : null),
        attributions(root.required("attributions")),
        root.hasNonNull("attention") ? attention(root.required("attention")) : null,
        quality(root.required("quality")));
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.required(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("A text is expected.");
    }
    return value.textValue();
  }

  private static Map<String, Object> parameters(JsonNode node) {
    Map<String, Object> parameters = new TreeMap<>();
    node.properties().forEach(member -> parameters.put(member.getKey(), scalar(member.getValue())));
    return parameters;
  }

  private static Object scalar(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isInt()) {
      return value.intValue();
    }
    if (value.isIntegralNumber()) {
      return value.longValue();
    }
    return value.isNumber() ? (Object) value.doubleValue() : value.asText();
  }

  private static Attributions attributions(JsonNode node) {
    List<int[]> offsets = new ArrayList<>();
    node.path("offsets").forEach(span -> offsets.add(new int[] {at(span, 0), at(span, 1)}));
    Attributions attributions =
        new Attributions(
            texts(node.path("tokens")),
            offsets,
            node.has("features") ? texts(node.required("features")) : null,
            node.has("shape") ? longs(node.required("shape")) : null,
            floats(node.required("values")));
    requireFit(attributions);
    return attributions;
  }

  /** A picture relies on it. */
  private static void requireFit(Attributions attributions) {
    int count = attributions.values().length;
    int tokens = attributions.tokens().size();
    long[] shape = attributions.shape();
    boolean fits = tokens > 0 ? tokens == count : shape != null && Tensor.elements(shape) == count;
    if (!fits) {
      throw new IllegalArgumentException("The values do not fit the tokens or the shape.");
    }
  }

  private static int at(JsonNode span, int index) {
    return span.required(index).intValue();
  }

  private static AttentionView attention(JsonNode node) {
    List<float[]> rows = new ArrayList<>();
    node.required("rollout").forEach(row -> rows.add(floats(row)));
    return new AttentionView(
        node.required("layers").intValue(),
        node.required("heads").intValue(),
        rows.toArray(float[][]::new));
  }

  private static Quality quality(JsonNode node) {
    return new Quality(
        measure(node, "completeness_delta"),
        measure(node, "comprehensiveness"),
        measure(node, "sufficiency"),
        measure(node, "deletion_auc"),
        measure(node, "insertion_auc"),
        measure(node, "max_sensitivity"),
        measure(node, "infidelity"),
        measure(node, "complexity"),
        measure(node, "randomisation_similarity"),
        texts(node.required("warnings")),
        node.required("fit_as_evidence").booleanValue());
  }

  private static @Nullable Double measure(JsonNode node, String name) {
    return node.hasNonNull(name) ? (Double) node.required(name).doubleValue() : null;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>(array.size());
    array.forEach(text -> texts.add(text.asText()));
    return List.copyOf(texts);
  }

  private static long[] longs(JsonNode array) {
    long[] longs = new long[array.size()];
    for (int i = 0; i < longs.length; i++) {
      longs[i] = array.required(i).longValue();
    }
    return longs;
  }

  private static float[] floats(JsonNode array) {
    float[] floats = new float[array.size()];
    for (int i = 0; i < floats.length; i++) {
      JsonNode value = array.required(i);
      floats[i] = value.isNull() ? Float.NaN : value.floatValue();
    }
    return floats;
  }
}
