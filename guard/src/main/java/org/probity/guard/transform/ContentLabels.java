package org.probity.guard.transform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.tensor.Tensor;

/**
 * What an answer carries to tell that a machine made it, where a rule in force demands so.
 *
 * @param provider who offers the service, as the implicit label names it
 */
public record ContentLabels(String provider) {
  /** All of it ASCII, so that it fits whatever text a file format has room for. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** What people read (AI Act 50(4), GB 45438-2025 section 4). */
  private static final String VISIBLE = "AI-generated · 人工智能生成";

  /** GB 45438-2025 annex E: the content was made by AI for certain. */
  private static final String GENERATED = "1";

  /**
   * PNG files in place of pixels, carrying what the rules demand.
   *
   * @param transformations as {@code label:image:1}
   */
  public record Pictures(List<Tensor> tensors, List<String> transformations) {}

  /** Null when no rule demands a label or a mark. */
  public @Nullable String visible(List<RuleHit> hits) {
    return demands(hits, Effect.LABEL) || demands(hits, Effect.WATERMARK) ? VISIBLE : null;
  }

  /**
   * The member {@code AIGC} for the metadata of whatever file the answer is put into (GB 45438-2025
   * section 5 and annex E); the decision is the content's number.
   *
   * @return a JSON object, or null when no rule demands a mark
   */
  public @Nullable String metadata(DecisionId decision, List<RuleHit> hits) {
    return demands(hits, Effect.WATERMARK) ? json(Map.of("AIGC", fields(decision))) : null;
  }

  /**
   * The pictures of an answer as files: the label is drawn on them, the mark stands in their
   * metadata.
   *
   * @param outputs pixels [items, 1 or 3, height, width], 0 to 1
   */
  public Pictures pictures(DecisionId decision, List<RuleHit> hits, List<Tensor> outputs) {
    boolean label = demands(hits, Effect.LABEL);
    String mark = demands(hits, Effect.WATERMARK) ? json(fields(decision)) : null;
    List<Tensor> files = new ArrayList<>();
    long pictures = 0;
    for (Tensor pixels : outputs) {
      files.add(PictureFile.of(pixels, label, mark));
      pictures += pixels.shape()[0];
    }
    List<String> transformations = new ArrayList<>();
    if (label) {
      transformations.add("label:image:" + pictures);
    }
    if (mark != null) {
      transformations.add("mark:image:" + pictures);
    }
    return new Pictures(files, transformations);
  }

  private Map<String, String> fields(DecisionId decision) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Label", GENERATED);
    fields.put("ContentProducer", provider);
    fields.put("ProduceID", decision.toString());
    fields.put("ReservedCode1", "");
    fields.put("ContentPropagator", "");
    fields.put("PropagateID", "");
    fields.put("ReservedCode2", "");
    return fields;
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean demands(List<RuleHit> hits, Effect effect) {
    return hits.stream().anyMatch(hit -> hit.effect() == effect);
  }
}
