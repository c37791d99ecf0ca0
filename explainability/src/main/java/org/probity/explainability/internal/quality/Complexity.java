package org.probity.explainability.internal.quality;

import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Complexity (Bhatt et al. 2020): the entropy of the magnitudes' shares, by its greatest value. 0
 * where one unit has it all, 1 where all have the same. Costs no evaluation.
 */
final class Complexity {
  private Complexity() {}

  /** Null if there is nothing to share, or nobody to share it with. */
  static @Nullable Double measure(double[] values) {
    double total = DoubleStream.of(values).map(Math::abs).sum();
    if (!(total > 0) || !Double.isFinite(total) || values.length < 2) {
      return null;
    }
    double entropy =
        DoubleStream.of(values)
            .map(value -> Math.abs(value) / total)
            .filter(share -> share > 0)
            .map(share -> -share * Math.log(share))
            .sum();
    return entropy / Math.log(values.length);
  }
}
