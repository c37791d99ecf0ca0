package org.probity.inference.training;

import ai.djl.ndarray.NDArray;
import org.probity.inference.architecture.Weights;
import org.probity.inference.safetensors.StoredTensor;

/**
 * What makes a two-class model's score a probability (Platt 1999): the margin between its logits is
 * scaled and shifted, by the likelihood of held-out labels. It is folded into the head, so that the
 * served logits are the calibrated ones.
 *
 * @param scale of the margin
 * @param shift of the margin
 */
record Calibration(double scale, double shift) {
  private static final int STEPS = 4000;
  private static final double RATE = 0.05;
  private static final int BINS = 10;

  /** Of real texts far fewer are attacks than of those that train; a harmless one counts more. */
  private static final double HARMLESS_WEIGHT = 3;

  /**
   * @param margins second logit less the first
   * @param labels 0 or 1
   */
  static Calibration fit(double[] margins, int[] labels) {
    double scale = 1;
    double shift = 0;
    for (int step = 0; step < STEPS; step++) {
      double byScale = 0;
      double byShift = 0;
      for (int i = 0; i < margins.length; i++) {
        double weight = labels[i] == 0 ? HARMLESS_WEIGHT : 1;
        double error = weight * (sigmoid(scale * margins[i] + shift) - labels[i]);
        byScale += error * margins[i];
        byShift += error;
      }
      scale -= RATE * byScale / margins.length;
      shift -= RATE * byShift / margins.length;
    }
    return new Calibration(scale, shift);
  }

  /** Probability of the second class. */
  double of(double margin) {
    return sigmoid(scale * margin + shift);
  }

  /** Changes {@code classifier.weight} [2, D] and {@code classifier.bias} [2]. */
  void fold(Weights weights) {
    NDArray weight = weights.get("classifier.weight");
    float[] values = weight.toFloatArray();
    for (int i = 0; i < values.length; i++) {
      values[i] *= (float) scale;
    }
    long[] shape = weight.getShape().getShape();
    weights.put("classifier.weight", StoredTensor.floats(values, shape));
    float[] bias = weights.get("classifier.bias").toFloatArray();
    weights.put(
        "classifier.bias",
        StoredTensor.floats(
            new float[] {(float) (scale * bias[0]), (float) (scale * bias[1] + shift)}, 2));
  }

  /**
   * Expected calibration error over ten bins of equal width (Guo et al. 2017): how far confidence
   * and share of hits lie apart on average.
   */
  static double error(double[] probabilities, int[] labels) {
    double[] confidence = new double[BINS];
    double[] hits = new double[BINS];
    for (int i = 0; i < probabilities.length; i++) {
      int bin = (int) Math.min(BINS - 1, probabilities[i] * BINS);
      confidence[bin] += probabilities[i];
      hits[bin] += labels[i];
    }
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(confidence[bin] - hits[bin]);
    }
    return error / probabilities.length;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
