package org.probity.explainability.internal.attribution;

import java.util.Map;
import org.probity.domain.explanation.Baseline;
import org.probity.domain.explanation.Leaf;
import org.probity.explainability.ExplainOptions;
import org.probity.explainability.internal.Baselines;
import org.probity.explainability.internal.Probe;

/**
 * What a method is asked.
 *
 * @param input the leaf's values, [leaf size]
 * @param baseline the point of comparison, [leaf size]
 */
public record Question(Probe probe, float[] input, float[] baseline, ExplainOptions options) {

  /**
   * @throws org.probity.explainability.ExplainOptionException if the model does not know the
   *     baseline
   */
  public static Question of(Probe probe, ExplainOptions options) {
    Baseline baseline = Baselines.chosen(options.baseline(), probe.leaf());
    return new Question(
        probe,
        probe.leaf().values(),
        Baselines.values(probe.model(), probe.leaf(), baseline),
        options);
  }

  /** The same question, with what the method used of it, at another point of the same input. */
  public Question at(Leaf leaf, Map<String, Object> used) {
    return of(probe.at(leaf), options.withUsed(used));
  }

  /** From the least to the greatest value of the input. */
  public double range() {
    float lowest = Float.POSITIVE_INFINITY;
    float highest = Float.NEGATIVE_INFINITY;
    for (float value : input) {
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    return (double) highest - lowest;
  }

  /** The first {@code parts} of the way from baseline to input, 0..1. */
  float[] along(double part) {
    float[] point = new float[input.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = (float) (baseline[i] + part * ((double) input[i] - baseline[i]));
    }
    return point;
  }
}
