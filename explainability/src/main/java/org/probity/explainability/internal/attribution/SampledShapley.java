package org.probity.explainability.internal.attribution;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The mean marginal gain over random orders; each order's gains sum to the whole exactly. */
final class SampledShapley {
  private SampledShapley() {}

  /** One share a player. */
  static double[] shares(Game game, int samples, SplittableRandom random) {
    double[] shares = new double[game.players()];
    int[] order = IntStream.range(0, game.players()).toArray();
    for (int sample = 0; sample < samples; sample++) {
      if (sample % 2 == 0) {
        shuffle(order, random);
      } else {
        reverse(order);
      }
      play(game, order, shares, samples);
    }
    return shares;
  }

  private static void play(Game game, int[] order, double[] shares, int samples) {
    double[] inner = game.worth(order.length - 1, i -> firstOf(order, i + 1));
    double before = game.empty();
    for (int i = 0; i < order.length; i++) {
      double after = i < inner.length ? inner[i] : game.whole();
      shares[order[i]] += (after - before) / samples;
      before = after;
    }
  }

  private static boolean[] firstOf(int[] order, int count) {
    boolean[] members = new boolean[order.length];
    for (int i = 0; i < count; i++) {
      members[order[i]] = true;
    }
    return members;
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      swap(order, i, random.nextInt(i + 1));
    }
  }

  private static void reverse(int[] order) {
    for (int i = 0; i < order.length / 2; i++) {
      swap(order, i, order.length - 1 - i);
    }
  }

  private static void swap(int[] order, int a, int b) {
    int kept = order[a];
    order[a] = order[b];
    order[b] = kept;
  }
}
