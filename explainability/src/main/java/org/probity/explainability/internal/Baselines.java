package org.probity.explainability.internal;

import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Baseline;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Leaf;
import org.probity.explainability.ExplainOptionException;

/** The point of comparison. */
public final class Baselines {
  private Baselines() {}

  /** What was asked for, else {@code pad} on text and {@code zero} elsewhere. */
  public static Baseline chosen(@Nullable Baseline asked, Leaf leaf) {
    if (asked != null) {
      return asked;
    }
    return leaf.tokens().isEmpty() ? Baseline.ZERO : Baseline.PAD;
  }

  /**
   * Its values, [leaf size].
   *
   * @throws ExplainOptionException if the model does not know this baseline
   */
  public static float[] values(Differentiable model, Leaf leaf, Baseline baseline) {
    try {
      return model.baseline(leaf, baseline);
    } catch (IllegalArgumentException unknown) {
      throw new ExplainOptionException(
          "baseline", "The model knows no baseline " + baseline.code() + " for this input.");
    }
  }
}
