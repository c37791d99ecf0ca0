package org.probity.explainability;

import org.jspecify.annotations.Nullable;

/**
 * From where on an explanation is not fit as evidence: every threshold, in one place. An
 * explanation that fails one carries the warning of that name, and the rules see it at their third
 * stage. A measure that was not taken does not fail, but for the randomisation check.
 */
public final class EvidenceGate {
  /** Relative; the design's promise, whatever looser tolerance a caller asked for. */
  public static final double COMPLETENESS = 0.01;

  /** The least by which insertion AUC must exceed deletion AUC; below it is rounding. */
  public static final double FAITHFULNESS_MARGIN = 0.001;

  /**
   * The greatest similarity after randomisation. Two unrelated explanations that both multiply by
   * the input share it, which alone makes 0.45 of uniform inputs (1 / (1 + π²/8)); explanations
   * that do not depend on the weights have 1.
   */
  public static final double RANDOMISATION = 0.7;

  /**
   * The greatest relative change of the attribution within {@link
   * org.probity.explainability.internal.quality.Sensitivity}'s radius: beyond it, a change of the
   * input that nobody sees makes more than the whole explanation.
   */
  public static final double MAX_SENSITIVITY = 1;

  private EvidenceGate() {}

  /** Whether a randomisation check was taken and passed. */
  public static boolean dependsOnWeights(@Nullable Double similarity) {
    return similarity != null && similarity <= RANDOMISATION;
  }
}
