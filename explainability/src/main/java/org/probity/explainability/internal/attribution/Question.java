package org.probity.explainability.internal.attribution;

import java.util.Map;
import org.probity.domain.explanation.Baseline;
import org.probity.domain.explanation.Differentiable;
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
  public static Question of(Differentiable model, Leaf leaf, int target, ExplainOptions options) {
    Baseline baseline = Baselines.chosen(options.baseline(), leaf);
    return new Question(
        new Probe(model, leaf, target),
        leaf.values(),
        Baselines.values(model, leaf, baseline),
        options);
  }

  /** The same question, with what the method used of it, at another point of the same input. */
  public Question at(Leaf leaf, Map<String, Object> used) {
    return of(probe.model(), leaf, probe.target(), options.withUsed(used));
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
