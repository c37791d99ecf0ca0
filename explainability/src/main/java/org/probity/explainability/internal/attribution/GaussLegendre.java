package org.probity.explainability.internal.attribution;

/**
 * The eight-point Gauss–Legendre rule on [0, 1], exact for polynomials up to degree 15. Nodes and
 * weights after Abramowitz & Stegun, table 25.4.
 */
final class GaussLegendre {
  /** Also a full batch. */
  static final int POINTS = 8;

  private static final double[] HALF_NODES = {
    0.9602898564975363, 0.7966664774136267, 0.5255324099163290, 0.1834346424956498
  };
  private static final double[] HALF_WEIGHTS = {
    0.1012285362903763, 0.2223810344533745, 0.3137066458778873, 0.3626837833783620
  };

  private GaussLegendre() {}

  static double node(int k) {
    return k < POINTS / 2 ? (1 - HALF_NODES[k]) / 2 : (1 + HALF_NODES[POINTS - 1 - k]) / 2;
  }

  static double weight(int k) {
    return HALF_WEIGHTS[Math.min(k, POINTS - 1 - k)] / 2;
  }
}
