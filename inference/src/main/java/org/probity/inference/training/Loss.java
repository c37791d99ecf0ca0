package org.probity.inference.training;

import ai.djl.ndarray.NDArray;
import org.probity.inference.autograd.Autograd;

/** Cross-entropy. */
final class Loss {
  private Loss() {}

  /**
   * Weighted mean of -log softmax of each label's logit.
   *
   * @param logits [items, classes]
   * @param labels one an item; an item whose label is negative does not count
   * @param classWeights weight of an item by its label
   * @return [1]
   */
  static NDArray crossEntropy(Autograd span, NDArray logits, int[] labels, float[] classWeights) {
    int classes = classWeights.length;
    float total = 0;
    for (int label : labels) {
      total += label < 0 ? 0 : classWeights[label];
    }
    float[] chosen = new float[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] >= 0) {
        chosen[i * classes + labels[i]] = -classWeights[labels[i]] / total;
      }
    }
    NDArray weights = span.floats(chosen, labels.length, classes);
    return logits.logSoftmax(1).mul(weights).sum().reshape(1);
  }
}
