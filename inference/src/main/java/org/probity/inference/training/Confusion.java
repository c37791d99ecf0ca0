package org.probity.inference.training;

/** Counts of true against predicted classes. */
final class Confusion {
  private final long[][] counts;

  Confusion(int classes) {
    counts = new long[classes][classes];
  }

  void add(int truth, int predicted) {
    counts[truth][predicted]++;
  }

  double accuracy() {
    long right = 0;
    long all = 0;
    for (int truth = 0; truth < counts.length; truth++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        all += counts[truth][predicted];
        right += truth == predicted ? counts[truth][predicted] : 0;
      }
    }
    return (double) right / all;
  }

  /** Harmonic mean of precision and recall of one class; 0 if it was neither met nor predicted. */
  double f1(int label) {
    long predicted = 0;
    long met = 0;
    for (int other = 0; other < counts.length; other++) {
      predicted += counts[other][label];
      met += counts[label][other];
    }
    return predicted + met == 0 ? 0 : 2.0 * counts[label][label] / (predicted + met);
  }

  double recall(int label) {
    long met = 0;
    for (long count : counts[label]) {
      met += count;
    }
    return met == 0 ? 0 : (double) counts[label][label] / met;
  }

  /** Mean of the classes' {@link #f1}. */
  double macroF1() {
    double sum = 0;
    for (int label = 0; label < counts.length; label++) {
      sum += f1(label);
    }
    return sum / counts.length;
  }
}
