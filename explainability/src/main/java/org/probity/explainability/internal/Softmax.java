package org.probity.explainability.internal;

/** Logits to scores, in double precision. */
public final class Softmax {
  private Softmax() {}

  /** The score of one class, 0..1. */
  public static double score(float[] logits, int index) {
    double highest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      highest = Math.max(highest, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - highest);
    }
    return Math.exp(logits[index] - highest) / sum;
  }

  /** The index of the greatest logit; the first of equals. */
  public static int predicted(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      if (logits[i] > logits[best]) {
        best = i;
      }
    }
    return best;
  }
}
