package org.probity.inference.internal;

import java.util.List;

/**
 * The likeliest types of all words of a text together (Viterbi 1967): one type seldom follows
 * another where the word itself says that it only goes on.
 */
final class TypeSequence {
  /** What a word says against a type that begins there counts no more than this. */
  private static final double SELDOM = 0.1;

  private static final double TINY = 1e-9;

  private final int none;

  /**
   * @param none the type that is no entity
   */
  TypeSequence(int none) {
    this.none = none;
  }

  /**
   * What a word says of itself.
   *
   * @param chances of each type
   * @param begins how much of each of them says that an entity begins here, and does not go on
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Said(double[] chances, double[] begins) {}

  /** A type for each word. */
  int[] likeliest(List<Said> words) {
    int[] found = new int[words.size()];
    if (words.isEmpty()) {
      return found;
    }
    int types = words.get(0).chances().length;
    int[][] from = new int[words.size()][types];
    double[] sums = new double[types];
    for (int i = 0; i < words.size(); i++) {
      double[] next = new double[types];
      for (int type = 0; type < types; type++) {
        int last = i == 0 ? type : best(sums, words.get(i), type);
        from[i][type] = last;
        next[type] =
            sums[last]
                + (i == 0 ? 0 : step(last, words.get(i), type))
                + Math.log(words.get(i).chances()[type] + TINY);
      }
      sums = next;
    }
    int type = greatest(sums);
    for (int i = words.size() - 1; i >= 0; i--) {
      found[i] = type;
      type = from[i][type];
    }
    return found;
  }

  private int best(double[] sums, Said word, int type) {
    double[] steps = new double[sums.length];
    for (int last = 0; last < steps.length; last++) {
      steps[last] = sums[last] + step(last, word, type);
    }
    return greatest(steps);
  }

  private double step(int last, Said word, int type) {
    boolean changes = last != type && last != none && type != none;
    return changes ? Math.log(Math.max(SELDOM, word.begins()[type])) : 0;
  }

  private static int greatest(double[] values) {
    int greatest = 0;
    for (int i = 1; i < values.length; i++) {
      greatest = values[i] > values[greatest] ? i : greatest;
    }
    return greatest;
  }
}
