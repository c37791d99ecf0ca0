package org.probity.explainability.internal.attribution;

import java.util.Map;
import org.probity.explainability.internal.Units;

/** Gradient times input (Shrikumar et al. 2016), signed, summed over a unit. */
final class GradientTimesInput implements AttributionMethod {
  @Override
  public Attributed attribute(Question question) {
    GradientCheck check = new GradientCheck();
    double[] product = Gradient.at(question, check);
    for (int i = 0; i < product.length; i++) {
      product[i] *= question.input()[i];
    }
    Units units = Units.finest(question.probe().leaf());
    return new Attributed(units, units.sum(product), Map.of(), check.warnings());
  }
}
