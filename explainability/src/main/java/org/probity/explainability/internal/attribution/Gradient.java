package org.probity.explainability.internal.attribution;

import java.util.Map;
import org.probity.explainability.internal.Units;

/** The gradient of the logit at the input (Simonyan et al. 2014), signed, summed over a unit. */
final class Gradient implements AttributionMethod {
  @Override
  public Attributed attribute(Question question) {
    GradientCheck check = new GradientCheck();
    double[] gradient = at(question, check);
    Units units = Units.finest(question.probe().leaf());
    return new Attributed(units, units.sum(gradient), Map.of(), check.warnings());
  }

  /** The gradient at the input itself, [leaf size]. */
  static double[] at(Question question, GradientCheck check) {
    double[] gradient = new double[question.input().length];
    question
        .probe()
        .gradients(
            1,
            point -> question.input(),
            (point, answer) -> {
              check.see(answer);
              for (int i = 0; i < gradient.length; i++) {
                gradient[i] = answer[i];
              }
            });
    return gradient;
  }
}
