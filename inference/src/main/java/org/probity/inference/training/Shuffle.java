package org.probity.inference.training;

import java.util.Random;

/** Orders that depend on nothing but the seed. */
final class Shuffle {
  private Shuffle() {}

  /** 0 … n-1 in random order. */
  static int[] order(int n, Random random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
