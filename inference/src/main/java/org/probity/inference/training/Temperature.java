package org.probity.inference.training;

import java.util.List;

/** The temperature of a classifier whose probabilities are to be such (Guo et al. 2017). */
final class Temperature {
  private static final double LEAST = 0.5;
  private static final double MOST = 5;
  private static final double STEP = 0.05;

  private Temperature() {}

  /**
   * @param rows logits
   * @param labels the true class of each row
   * @return what the logits are to be divided by
   */
  static double best(List<float[]> rows, List<Integer> labels) {
    double best = 1;
    double least = Double.MAX_VALUE;
    for (double temperature = LEAST; temperature <= MOST; temperature += STEP) {
      double loss = 0;
      for (int i = 0; i < rows.size(); i++) {
        loss -= logProbability(rows.get(i), labels.get(i), temperature);
      }
      if (loss < least) {
        least = loss;
        best = temperature;
      }
    }
    return best;
  }

  private static double logProbability(float[] row, int label, double temperature) {
    double most = Double.NEGATIVE_INFINITY;
    for (float logit : row) {
      most = Math.max(most, logit);
    }
    double sum = 0;
    for (float logit : row) {
      sum += Math.exp((logit - most) / temperature);
    }
    return (row[label] - most) / temperature - Math.log(sum);
  }
}
