package org.probity.explainability.internal.attribution;

import java.util.EnumSet;
import java.util.Set;

/** Watches the gradients a method uses: NaN, infinite and all-zero ones never pass as fine. */
final class GradientCheck {
  private boolean finite = true;
  private boolean alive;

  void see(float[] gradient) {
    for (float value : gradient) {
      finite &= Float.isFinite(value);
      alive |= value != 0;
    }
  }

  Set<Warning> warnings() {
    Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    if (!finite) {
      warnings.add(Warning.NON_FINITE_GRADIENT);
    }
    if (!alive) {
      warnings.add(Warning.DEAD_GRADIENT);
    }
    return warnings;
  }
}
