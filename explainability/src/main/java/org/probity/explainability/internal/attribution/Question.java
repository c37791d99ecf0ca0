package org.probity.explainability.internal.attribution;

import org.probity.explainability.ExplainOptions;
import org.probity.explainability.internal.Probe;

/**
 * What a method is asked.
 *
 * @param input the leaf's values, [leaf size]
 * @param baseline the point of comparison, [leaf size]
 */
public record Question(Probe probe, float[] input, float[] baseline, ExplainOptions options) {

  /** The first {@code parts} of the way from baseline to input, 0..1. */
  float[] along(double part) {
    float[] point = new float[input.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = (float) (baseline[i] + part * ((double) input[i] - baseline[i]));
    }
    return point;
  }
}
