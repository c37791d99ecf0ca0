package org.probity.explainability.internal.attribution;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.probity.domain.explanation.Leaf;
import org.probity.explainability.internal.Units;

/**
 * What the logit loses when one unit becomes the baseline (Zeiler & Fergus 2014): a token, a
 * feature, a patch of an image. A unit that already equals the baseline has 0.
 */
final class Occlusion implements AttributionMethod {
  /** Patches a side: 2×2 pixels on a 28×28 image. */
  private static final int GRID = 14;

  @Override
  public Attributed attribute(Question question) {
    Units units = Units.coarse(question.probe().leaf(), GRID);
    int[] differing = units.differing(question.input(), question.baseline());
    double[] logits =
        question
            .probe()
            .logits(
                differing.length + 1,
                i -> i == 0 ? question.input() : without(question, units, differing[i - 1]));
    double[] values = new double[units.count()];
    for (int i = 0; i < differing.length; i++) {
      values[differing[i]] = logits[0] - logits[i + 1];
    }
    Leaf leaf = question.probe().leaf();
    Map<String, Object> parameters =
        leaf.kind() == Leaf.Kind.PIXELS ? Map.of("window", Units.window(leaf, GRID)) : Map.of();
    return new Attributed(units, values, parameters, Set.of());
  }

  private static float[] without(Question question, Units units, int unit) {
    boolean[] kept = new boolean[units.count()];
    Arrays.fill(kept, true);
    kept[unit] = false;
    return units.mix(question.input(), question.baseline(), kept);
  }
}
