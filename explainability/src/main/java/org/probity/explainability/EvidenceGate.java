package org.probity.explainability;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * From where on an explanation is not fit as evidence: every threshold, in one place. An
 * explanation that fails one carries the warning of that name, and the rules see it at their third
 * stage. A measure that was not taken does not fail, but for the randomisation check. A policy pack
 * may set each.
 *
 * @param completeness the greatest completeness error, relative; the design's promise, whatever
 *     looser tolerance a caller asked for
 * @param faithfulnessMargin the least by which insertion AUC must exceed deletion AUC; below the
 *     default it is rounding
 * @param randomisation the greatest similarity after randomisation. Two unrelated explanations that
 *     both multiply by the input share it, which alone makes 0.45 of uniform inputs (1 / (1 +
 *     π²/8)); explanations that do not depend on the weights have 1
 * @param maxSensitivity the greatest relative change of the attribution within {@link
 *     org.probity.explainability.internal.quality.Sensitivity}'s radius: beyond the default, a
 *     change of the input that nobody sees makes more than the whole explanation
 */
public record EvidenceGate(
    double completeness, double faithfulnessMargin, double randomisation, double maxSensitivity) {

  /** Where no pack says otherwise. */
  public static final EvidenceGate DEFAULT = new EvidenceGate(0.01, 0.001, 0.7, 1);

  private static final String PREFIX = "evidence_";
  private static final String COMPLETENESS = "completeness";
  private static final String FAITHFULNESS = "faithfulness_margin";
  private static final String RANDOMISATION = "randomisation";
  private static final String SENSITIVITY = "max_sensitivity";

  /**
   * @param thresholds by name, as a pack writes them; what is left out keeps its default
   */
  public static EvidenceGate of(Map<String, Double> thresholds) {
    return new EvidenceGate(
        thresholds.getOrDefault(COMPLETENESS, DEFAULT.completeness),
        thresholds.getOrDefault(FAITHFULNESS, DEFAULT.faithfulnessMargin),
        thresholds.getOrDefault(RANDOMISATION, DEFAULT.randomisation),
        thresholds.getOrDefault(SENSITIVITY, DEFAULT.maxSensitivity));
  }

  /** As an explanation's record has it, where it is not the default. */
  public static EvidenceGate recorded(Map<String, Object> parameters) {
    Map<String, Double> thresholds = new TreeMap<>();
    parameters.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && value instanceof Number number) {
            thresholds.put(name.substring(PREFIX.length()), number.doubleValue());
          }
        });
    return of(thresholds);
  }

  /** What differs from the default, as an explanation's parameters. */
  SortedMap<String, Object> parameters() {
    SortedMap<String, Object> named = new TreeMap<>();
    put(named, COMPLETENESS, completeness, DEFAULT.completeness);
    put(named, FAITHFULNESS, faithfulnessMargin, DEFAULT.faithfulnessMargin);
    put(named, RANDOMISATION, randomisation, DEFAULT.randomisation);
    put(named, SENSITIVITY, maxSensitivity, DEFAULT.maxSensitivity);
    return named;
  }

  private static void put(
      SortedMap<String, Object> named, String name, double value, double usual) {
    if (value != usual) {
      named.put(PREFIX + name, value);
    }
  }

  /** Whether a randomisation check was taken and passed. */
  public boolean dependsOnWeights(@Nullable Double similarity) {
    return similarity != null && similarity <= randomisation;
  }
}
