package org.probity.guard.transform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.RuleHit;

/**
 * What an answer carries to tell that a machine made it, where a rule in force demands so.
 *
 * @param provider who offers the service, as the implicit label names it
 */
public record ContentLabels(String provider) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What people read (AI Act 50(4), GB 45438-2025 section 4). */
  private static final String VISIBLE = "AI-generated · 人工智能生成";

  /** GB 45438-2025 annex E: the content was made by AI for certain. */
  private static final String GENERATED = "1";

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
    if (!demands(hits, Effect.WATERMARK)) {
      return null;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Label", GENERATED);
    fields.put("ContentProducer", provider);
    fields.put("ProduceID", decision.toString());
    fields.put("ReservedCode1", "");
    fields.put("ContentPropagator", "");
    fields.put("PropagateID", "");
    fields.put("ReservedCode2", "");
    try {
      return JSON.writeValueAsString(Map.of("AIGC", fields));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean demands(List<RuleHit> hits, Effect effect) {
    return hits.stream().anyMatch(hit -> hit.effect() == effect);
  }
}
