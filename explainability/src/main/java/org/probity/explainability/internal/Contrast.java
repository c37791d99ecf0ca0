package org.probity.explainability.internal;

import org.probity.domain.explanation.Differentiable.Attention;
import org.probity.domain.explanation.Differentiable.FeatureMaps;

/** Gradients of one logit less another's: differentiation is linear. */
final class Contrast {
  private Contrast() {}

  static float[] difference(float[] values, float[] against) {
    float[] difference = new float[values.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = values[i] - against[i];
    }
    return difference;
  }

  /** The weights are the same for both; both were asked with gradients. */
  static Attention of(Attention attention, Attention against) {
    float[][][][] gradients = attention.gradients();
    float[][][][] others = against.gradients();
    if (gradients == null || others == null) {
      return attention;
    }
    float[][][][] differences = new float[gradients.length][gradients[0].length][][];
    for (int layer = 0; layer < gradients.length; layer++) {
      for (int head = 0; head < gradients[layer].length; head++) {
        float[][] rows = gradients[layer][head];
        differences[layer][head] = new float[rows.length][];
        for (int row = 0; row < rows.length; row++) {
          differences[layer][head][row] = difference(rows[row], others[layer][head][row]);
        }
      }
    }
    return new Attention(attention.weights(), differences, attention.logits());
  }

  static FeatureMaps of(FeatureMaps maps, FeatureMaps against) {
    return new FeatureMaps(
        maps.shape(),
        maps.activation(),
        difference(maps.gradient(), against.gradient()),
        maps.logits());
  }
}
