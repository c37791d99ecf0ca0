package org.probity.explainability.internal.picture;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Values to colours. Signed values diverge from near-white to orange (against) and blue (for), a
 * pair that the colour-blind can tell apart; shares go from near-white to violet, so that nobody
 * takes attention for a sign.
 */
final class ColourScale {
  private static final Rgb[] FOR = stops(0xf7f7f7, 0xc3d9ee, 0x7fb0da, 0x3a7fbd, 0x0f4c8a);
  private static final Rgb[] AGAINST = stops(0xf7f7f7, 0xfbdcb8, 0xf6b46a, 0xdd7f1e, 0x9a4a00);
  private static final Rgb[] SHARE = stops(0xf9f8fb, 0xdcd6ea, 0xb3a5d2, 0x7d64b0, 0x46268a);

  private final boolean signed;
  private final double limit;
  private final boolean clipped;

  private ColourScale(boolean signed, double limit, boolean clipped) {
    this.signed = signed;
    this.limit = limit;
    this.clipped = clipped;
  }

  /** Full colour at the greatest magnitude. */
  static ColourScale upTo(boolean signed, float[] values) {
    return new ColourScale(signed, magnitude(values, 1), false);
  }

  /** Full colour at the 99th percentile of magnitudes, lest one pixel pale all others. */
  static ColourScale robust(boolean signed, float[] values) {
    double robust = magnitude(values, 0.99);
    double greatest = magnitude(values, 1);
    return robust > 0
        ? new ColourScale(signed, robust, robust < greatest)
        : new ColourScale(signed, greatest, false);
  }

  /** Full colour at the greatest of some values, which others may exceed. */
  static ColourScale within(boolean signed, float[] some, float[] all) {
    double limit = magnitude(some, 1);
    return limit > 0
        ? new ColourScale(signed, limit, magnitude(all, 1) > limit)
        : upTo(signed, all);
  }

  private static double magnitude(float[] values, double quantile) {
    double[] magnitudes =
        IntStream.range(0, values.length)
            .mapToDouble(i -> Math.abs(values[i]))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (magnitudes.length == 0) {
      return 0;
    }
    return magnitudes[(int) Math.round(quantile * (magnitudes.length - 1))];
  }

  boolean signed() {
    return signed;
  }

  /** The value of full colour. */
  double limit() {
    return limit;
  }

  /** Whether values beyond the limit exist. */
  boolean clipped() {
    return clipped;
  }

  Rgb colour(double value) {
    if (!Double.isFinite(value)) {
      return Rgb.NO_VALUE;
    }
    double part = strength(value);
    Rgb[] ramp = signed ? (value < 0 ? AGAINST : FOR) : SHARE;
    double at = part * (ramp.length - 1);
    int below = Math.min((int) at, ramp.length - 2);
    return ramp[below].towards(ramp[below + 1], at - below);
  }

  /** How near a value comes to full colour, 0..1. */
  double strength(double value) {
    return limit == 0 || !Double.isFinite(value) ? 0 : Math.min(1, Math.abs(value) / limit);
  }

  private static Rgb[] stops(int... hex) {
    return Arrays.stream(hex).mapToObj(Rgb::of).toArray(Rgb[]::new);
  }
}
