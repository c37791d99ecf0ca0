package org.probity.explainability.internal.attribution;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The completeness axiom (Sundararajan et al. 2017): attributions sum to F(x) − F(b). */
final class Completeness {
  /** Below this, relative to the logits, a float32 difference is rounding. */
  private static final double RESOLUTION = 1e-6;

  private Completeness() {}

  /** Whether the difference is too small for a relative error to mean anything. */
  static boolean isUndefined(double atInput, double atBaseline) {
    return Math.abs(atInput - atBaseline)
        <= RESOLUTION * (1 + Math.abs(atInput) + Math.abs(atBaseline));
  }

  /** |Σ − (F(x) − F(b))| / |F(x) − F(b)|, or null with a warning where it is not a number. */
  static @Nullable Double delta(
      double[] values, double atInput, double atBaseline, Set<Warning> warnings) {
    if (isUndefined(atInput, atBaseline)) {
      warnings.add(Warning.COMPLETENESS_UNDEFINED);
      return null;
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double delta = Math.abs(sum - (atInput - atBaseline)) / Math.abs(atInput - atBaseline);
    return Double.isFinite(delta) ? delta : null;
  }
}
