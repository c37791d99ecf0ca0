package org.probity.domain.explanation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attribution of one logit, with what is needed to judge and to repeat it. An explanation lives
 * as long as the decision it explains, and is erased with it.
 *
 * @param parameters method parameters as used, after defaults: steps, baseline, seed, batch …
 * @param modelDigest of the weights that were explained, which are those that answered
 */
public record Explanation(
    String id,
    String decisionId,
    String model,
    String modelVersion,
    String modelDigest,
    Method method,
    Map<String, Object> parameters,
    Target target,
    Attributions attributions,
    @Nullable AttentionView attention,
    Quality quality) {

  /**
   * The logit explained.
   *
   * @param score its softmax
   * @param position for text, the position whose vector the logit is read from: of a token
   *     classifier, the token that is explained; else null
   */
  public record Target(int index, String label, double score, @Nullable Integer position) {}

  /**
   * Text carries tokens and offsets, one value a position; images and rows carry a shape and
   * row-major values.
   *
   * @param offsets [start, end) in code points of the original text
   */
  public record Attributions(
      List<String> tokens,
      List<int[]> offsets,
      @Nullable List<String> features,
      long @Nullable [] shape,
      float[] values) {

    /** How many values there are; tokens and values may be personal. */
    @Override
    public String toString() {
      return "Attributions[" + values.length + " values]";
    }
  }

  /** Attention of all layers summed up: {@code rollout} is [T][T]. */
  public record AttentionView(int layers, int heads, float[][] rollout) {}

  /**
   * How far the attribution can be trusted. A measure that was not taken is null.
   *
   * @param completenessDelta |sum - (F(x) - F(b))| / |F(x) - F(b)|
   * @param maxSensitivity greatest change of the attribution by its norm, for small changes of the
   *     input
   * @param infidelity squared error against what removals cost, by their square: 0 is exact
   * @param complexity 0 where one part has it all, 1 where all have the same
   * @param randomisationSimilarity to explanations after the weights were drawn anew, -1..1
   * @param warnings by name, as {@code max-pool-tie}
   */
  public record Quality(
      @Nullable Double completenessDelta,
      @Nullable Double comprehensiveness,
      @Nullable Double sufficiency,
      @Nullable Double deletionAuc,
      @Nullable Double insertionAuc,
      @Nullable Double maxSensitivity,
      @Nullable Double infidelity,
      @Nullable Double complexity,
      @Nullable Double randomisationSimilarity,
      List<String> warnings,
      boolean fitAsEvidence) {}
}
