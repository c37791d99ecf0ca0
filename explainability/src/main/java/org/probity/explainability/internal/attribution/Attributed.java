package org.probity.explainability.internal.attribution;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.explainability.internal.Units;

/**
 * What a method answers.
 *
 * @param values one a unit, signed, in units of the logit; NaN where there is none
 * @param parameters of the method as used, in the order to be shown
 * @param completenessDelta relative, or null where the method promises no completeness
 */
public record Attributed(
    Units units,
    double[] values,
    Map<String, Object> parameters,
    @Nullable Double completenessDelta,
    Set<Warning> warnings) {

  Attributed(Units units, double[] values, Map<String, Object> parameters, Set<Warning> warnings) {
    this(units, values, parameters, null, warnings);
  }
}
