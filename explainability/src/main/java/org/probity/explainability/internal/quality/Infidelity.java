package org.probity.explainability.internal.quality;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.probity.explainability.internal.attribution.Attributed;
import org.probity.explainability.internal.attribution.Question;

/**
 * Infidelity (Yeh et al. 2019) for removals: random halves of the units become the baseline, and
 * what the logit loses is compared with the sum of what was attributed to them, after the scaling
 * of the attribution that suits it best. The squared error by the squared losses: 0 is exact, 1
 * says nothing. Costs {@value #REMOVALS} evaluations and one, drawn from {@link SplittableRandom}
 * under the explanation's seed.
 */
final class Infidelity {
  private static final int REMOVALS = 16;

  /** One unit removed or not is no sample. */
  private static final int MIN_UNITS = 2;

  private Infidelity() {}

  /** Null if the losses or the attributions are all zero, or there are too few units. */
  static @Nullable Double measure(Question question, Attributed attributed) {
    var units = attributed.units();
    int[] differing = units.differing(question.input(), question.baseline());
    if (differing.length < MIN_UNITS) {
      return null;
    }
    SplittableRandom random = new SplittableRandom(question.options().seed());
    boolean[][] removed = new boolean[REMOVALS][units.count()];
    double[] claimed = new double[REMOVALS];
    for (int removal = 0; removal < REMOVALS; removal++) {
      for (int unit : differing) {
        if (random.nextBoolean()) {
          removed[removal][unit] = true;
          claimed[removal] += attributed.values()[unit];
        }
      }
    }
    double[] logits =
        question
            .probe()
            .logits(
                REMOVALS + 1,
                i ->
                    i == REMOVALS
                        ? question.input()
                        : units.mix(question.baseline(), question.input(), removed[i]));
    return error(claimed, logits);
  }

  private static @Nullable Double error(double[] claimed, double[] logits) {
    double product = 0;
    double claims = 0;
    double losses = 0;
    for (int i = 0; i < claimed.length; i++) {
      double lost = logits[claimed.length] - logits[i];
      product += claimed[i] * lost;
      claims += claimed[i] * claimed[i];
      losses += lost * lost;
    }
    if (claims == 0 || losses == 0) {
      return null;
    }
    // A negative scaling would reward an attribution that points the wrong way.
    double error = product <= 0 ? 1 : 1 - product * product / (claims * losses);
    return Double.isFinite(error) ? (Double) Math.max(0, error) : null;
  }
}
