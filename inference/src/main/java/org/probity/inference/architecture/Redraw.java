package org.probity.inference.architecture;

import java.util.SplittableRandom;

/** Numbers drawn anew that look like those before but know nothing of them. */
public final class Redraw {
  /** Half the width of a uniform distribution of deviation 1. */
  private static final double HALF_WIDTH = Math.sqrt(3);

  /** A deviation that small, relative to the mean, is none. */
  private static final double ROUNDING = 1e-6;

  private static final double HALF_INT = 0x1p31;

  private Redraw() {}

  /**
   * Replaces the values by uniform ones of the same mean and deviation; where all are the same, the
   * deviation is their size.
   */
  public static void like(float[] values, SplittableRandom random) {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / values.length;
    double deviation = Math.sqrt(Math.max(0, squares / values.length - mean * mean));
    if (deviation < ROUNDING * Math.abs(mean)) {
      deviation = Math.abs(mean);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + deviation * HALF_WIDTH * (random.nextInt() / HALF_INT));
    }
  }
}
