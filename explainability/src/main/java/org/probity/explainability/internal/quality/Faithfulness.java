package org.probity.explainability.internal.quality;

import org.jspecify.annotations.Nullable;

/**
 * Measures by erasure of the target's softmax score; a measure not taken is null.
 *
 * @param comprehensiveness mean score lost when the most important 1, 5, 10, 20 and 50 % are erased
 * @param sufficiency mean score lost when only those are kept (both DeYoung et al. 2020)
 * @param deletionAuc area under the score while the most important are erased first
 * @param insertionAuc area under the score while they are put in first (both Petsiuk et al. 2018)
 */
record Faithfulness(
    @Nullable Double comprehensiveness,
    @Nullable Double sufficiency,
    @Nullable Double deletionAuc,
    @Nullable Double insertionAuc) {

  static final Faithfulness NOT_MEASURED = new Faithfulness(null, null, null, null);

  /**
   * Whether the ranking fails to show that it says more than its own reverse would.
   *
   * @param margin between the areas, at least
   */
  boolean isRefuted(double margin) {
    return deletionAuc != null && insertionAuc != null && insertionAuc - deletionAuc < margin;
  }
}
