package org.probity.guard.explain.drift;

import java.util.Arrays;

/**
 * Shares of several explanations of one kind, summed.
 *
 * @param sums of the shares, each at its place
 * @param squares of the shares' squares
 */
record Shares(int count, double[] sums, double[] squares) {
  private static final double LN_2 = Math.log(2);

  static Shares none(int places) {
    return new Shares(0, new double[places], new double[places]);
  }

  Shares plus(double[] shares) {
    double[] all = sums.clone();
    double[] allSquares = squares.clone();
    for (int i = 0; i < shares.length; i++) {
      all[i] += shares[i];
      allSquares[i] += shares[i] * shares[i];
    }
    return new Shares(count + 1, all, allSquares);
  }

  Shares plus(Shares other) {
    double[] all = sums.clone();
    double[] allSquares = squares.clone();
    for (int i = 0; i < all.length; i++) {
      all[i] += other.sums[i];
      allSquares[i] += other.squares[i];
    }
    return new Shares(count + other.count, all, allSquares);
  }

  /** They sum to 1. */
  double[] means() {
    return Arrays.stream(sums).map(sum -> sum / Math.max(1, count)).toArray();
  }

  /** The sample variance of the share at a place. */
  private double variance(int place) {
    if (count < 2) {
      return 0;
    }
    double mean = sums[place] / count;
    return Math.max(0, squares[place] - count * mean * mean) / (count - 1);
  }

  /**
   * The Jensen–Shannon divergence of the mean shares, in bits, 0 to 1 (Lin 1991, "Divergence
   * measures based on the Shannon entropy"); its root is a metric (Endres & Schindelin 2003).
   */
  double divergence(Shares other) {
    double[] p = means();
    double[] q = other.means();
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      double middle = (p[i] + q[i]) / 2;
      sum += term(p[i], middle) + term(q[i], middle);
    }
    return Math.max(0, Math.min(1, sum / 2));
  }

  private static double term(double share, double middle) {
    return share == 0 ? 0 : share * Math.log(share / middle) / LN_2;
  }

  /**
   * The divergence that chance alone makes between two samples of these sizes, in bits: the leading
   * term of the divergence, the squared difference by eight times the mean, with the variance of
   * the difference in its place.
   */
  double chance(Shares other) {
    double[] p = means();
    double[] q = other.means();
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      double middle = (p[i] + q[i]) / 2;
      if (middle > 0) {
        double variance =
            variance(i) / Math.max(1, count) + other.variance(i) / Math.max(1, other.count);
        sum += variance / middle;
      }
    }
    return sum / (8 * LN_2);
  }

  /** How many there are. */
  @Override
  public String toString() {
    return "Shares[of " + count + "]";
  }
}
