package org.probity.guard.fairness;

import org.jspecify.annotations.Nullable;
import org.probity.domain.fairness.Interval;
import org.probity.domain.fairness.Rate;

/** Confidence intervals of rates, of their differences and of their ratios, all of 95 %. */
final class Intervals {
  /** The 97.5th percentile of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  private Intervals() {}

  /**
   * With Wilson's score interval, which keeps within 0 and 1 and holds in small samples (E. B.
   * Wilson, Journal of the American Statistical Association 22 (1927) 209–212).
   *
   * @param of at least 1
   */
  static Rate rate(long hits, long of) {
    double p = (double) hits / of;
    double shrink = 1 + Z * Z / of;
    double centre = (p + Z * Z / (2 * of)) / shrink;
    double half = Z / shrink * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
    // At the ends the formula gives 0 and 1 but for rounding.
    double low = hits == 0 ? 0 : centre - half;
    double high = hits == of ? 1 : centre + half;
    return new Rate(hits, of, new Interval(low, high));
  }

  /**
   * Of one rate less another, from their score intervals (R. G. Newcombe, Statistics in Medicine 17
   * (1998) 873–890, method 10).
   */
  static Interval difference(Rate one, Rate other) {
    double difference = one.value() - other.value();
    return new Interval(
        difference
            - Math.hypot(
                one.value() - one.interval().low(), other.interval().high() - other.value()),
        difference
            + Math.hypot(
                one.interval().high() - one.value(), other.value() - other.interval().low()));
  }

  /**
   * Of one rate by another, on the logarithm (D. Katz et al., Biometrics 34 (1978) 469–474).
   *
   * @return null if nothing was hit in one of them
   */
  static @Nullable Interval ratio(Rate one, Rate other) {
    if (one.hits() == 0 || other.hits() == 0) {
      return null;
    }
    double middle = Math.log(one.value() / other.value());
    double deviation =
        Math.sqrt((1 - one.value()) / one.hits() + (1 - other.value()) / other.hits());
    return new Interval(Math.exp(middle - Z * deviation), Math.exp(middle + Z * deviation));
  }
}
