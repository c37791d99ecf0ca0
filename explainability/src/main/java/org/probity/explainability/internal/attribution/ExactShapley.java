package org.probity.explainability.internal.attribution;

/** Shapley's formula over all 2^n coalitions. */
final class ExactShapley {
  private ExactShapley() {}

  /** One share a player. */
  static double[] shares(Game game) {
    int n = game.players();
    double[] worth = game.worth(1 << n, mask -> members(mask, n));
    double[] shares = new double[n];
    for (int mask = 0; mask < 1 << n; mask++) {
      double weight = weight(Integer.bitCount(mask), n);
      for (int player = 0; player < n; player++) {
        if ((mask & 1 << player) == 0) {
          shares[player] += weight * (worth[mask | 1 << player] - worth[mask]);
        }
      }
    }
    return shares;
  }

  private static boolean[] members(int mask, int n) {
    boolean[] members = new boolean[n];
    for (int player = 0; player < n; player++) {
      members[player] = (mask & 1 << player) != 0;
    }
    return members;
  }

  /** s! (n − s − 1)! / n!, as 1 / (n · C(n−1, s)). */
  private static double weight(int size, int n) {
    double binomial = 1;
    for (int i = 1; i <= size; i++) {
      binomial = binomial * (n - i) / i;
    }
    return 1 / (n * binomial);
  }
}
