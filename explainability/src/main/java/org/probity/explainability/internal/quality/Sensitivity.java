package org.probity.explainability.internal.quality;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Leaf;
import org.probity.explainability.internal.attribution.Attributed;
import org.probity.explainability.internal.attribution.AttributionMethod;
import org.probity.explainability.internal.attribution.Question;

/**
 * Max-sensitivity (Yeh et al. 2019): how far the attribution moves at most, relative to its
 * Euclidean norm, when the input moves by at most {@link #RADIUS}. Moves are drawn uniformly from
 * {@link SplittableRandom} under the explanation's seed.
 *
 * <p>Each move costs the attribution once more; as many are made as fit into {@link #BUDGET}
 * evaluations of the model, at least one and at most {@link #MOST}, and none for a method that
 * takes more than {@link #DEAREST} once.
 */
public final class Sensitivity {
  /**
   * Of the input's range, or of its distance from the baseline if greater; each value by itself.
   */
  public static final double RADIUS = 0.02;

  /** One move of integrated gradients on text. */
  static final int BUDGET = 32;

  static final int MOST = 4;

  /** Integrated gradients on an image take 73. */
  static final int DEAREST = 96;

  private Sensitivity() {}

  /**
   * @param spent evaluations that the attribution took
   * @return null if it was not measured: too dear, or the input or the attribution has no extent
   */
  static @Nullable Double measure(
      AttributionMethod method, Question question, Attributed attributed, int spent) {
    double[] values = attributed.values();
    double norm = norm(values, new double[values.length]);
    double radius = RADIUS * range(question);
    int moves = Math.max(1, Math.min(MOST, BUDGET / Math.max(1, spent)));
    if (spent > DEAREST || !(norm > 0) || !(radius > 0)) {
      return null;
    }
    SplittableRandom random = new SplittableRandom(question.options().seed());
    double greatest = 0;
    for (int move = 0; move < moves; move++) {
      Question moved =
          question.at(moved(question.probe().leaf(), radius, random), attributed.parameters());
      greatest = Math.max(greatest, norm(method.attribute(moved).values(), values) / norm);
    }
    return Double.isFinite(greatest) ? (Double) greatest : null;
  }

  private static double range(Question question) {
    double range = question.range();
    for (int i = 0; i < question.input().length; i++) {
      range = Math.max(range, Math.abs((double) question.input()[i] - question.baseline()[i]));
    }
    return range;
  }

  private static Leaf moved(Leaf leaf, double radius, SplittableRandom random) {
    float[] values = leaf.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (radius * (2 * random.nextDouble() - 1));
    }
    return new Leaf(
        leaf.kind(),
        leaf.shape(),
        values,
        leaf.tokens(),
        leaf.offsets(),
        leaf.present(),
        leaf.readPosition());
  }

  private static double norm(double[] left, double[] right) {
    double squares = 0;
    for (int i = 0; i < left.length; i++) {
      squares += (left[i] - right[i]) * (left[i] - right[i]);
    }
    return Math.sqrt(squares);
  }
}
