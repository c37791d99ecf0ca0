package org.probity.explainability.internal.quality;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.probity.domain.explanation.Explanation.Quality;
import org.probity.explainability.EvidenceGate;
import org.probity.explainability.internal.attribution.Attributed;
import org.probity.explainability.internal.attribution.AttributionMethod;
import org.probity.explainability.internal.attribution.Question;
import org.probity.explainability.internal.attribution.Warning;

/** Measures an attribution and judges whether it may be called evidence. */
public final class QualityMeasures {
  /** Erasure needs an order, and an order needs two. */
  private static final int MIN_UNITS = 2;

  /** A score this near to 0 or 1 moves only when most of the input is gone. */
  private static final double SATURATION = 1e-6;

  private QualityMeasures() {}

  /**
   * Costs at most 26 evaluations for erasure, 17 for infidelity, and {@link Sensitivity#DEAREST}
   * for sensitivity.
   *
   * @param method that gave the attribution
   * @param score of the target at the input
   */
  public static Quality measure(
      AttributionMethod method,
      Question question,
      Attributed attributed,
      double score,
      Doubts doubts) {
    int spent = question.probe().evaluations();
    EvidenceGate gate = doubts.gate();
    Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    warnings.addAll(attributed.warnings());
    if (score < SATURATION || score > 1 - SATURATION) {
      warnings.add(Warning.SATURATED_SCORE);
    }
    if (doubts.servedDiffer()) {
      warnings.add(Warning.SERVED_LOGITS_DIFFER);
    }
    if (DoubleStream.of(attributed.values()).allMatch(value -> value == 0)) {
      warnings.add(Warning.ZERO_ATTRIBUTIONS);
    }
    Double delta = attributed.completenessDelta();
    if (delta != null && delta > gate.completeness()) {
      warnings.add(Warning.COMPLETENESS_NOT_REACHED);
    }
    if (doubts.randomisation() == null) {
      warnings.add(Warning.RANDOMISATION_UNCHECKED);
    } else if (!gate.dependsOnWeights(doubts.randomisation())) {
      warnings.add(Warning.INDEPENDENT_OF_WEIGHTS);
    }
    Faithfulness faithfulness = faithfulness(question, attributed, gate, warnings);
    boolean ranks = ranks(attributed);
    double[] values = attributed.values();
    Double sensitivity = ranks ? Sensitivity.measure(method, question, attributed, spent) : null;
    if (sensitivity != null && sensitivity > gate.maxSensitivity()) {
      warnings.add(Warning.TOO_SENSITIVE);
    }
    Set<String> names = new TreeSet<>(doubts.byModel());
    warnings.forEach(warning -> names.add(warning.code()));
    return new Quality(
        delta,
        faithfulness.comprehensiveness(),
        faithfulness.sufficiency(),
        faithfulness.deletionAuc(),
        faithfulness.insertionAuc(),
        sensitivity,
        ranks ? Infidelity.measure(question, attributed) : null,
        ranks ? Complexity.measure(values) : null,
        doubts.randomisation(),
        List.copyOf(names),
        warnings.stream().noneMatch(Warning::forbidsEvidence));
  }

  private static Faithfulness faithfulness(
      Question question, Attributed attributed, EvidenceGate gate, Set<Warning> warnings) {
    ErasureCurves curves = new ErasureCurves(question, attributed);
    if (curves.units() < MIN_UNITS) {
      warnings.add(Warning.TOO_FEW_UNITS);
      return Faithfulness.NOT_MEASURED;
    }
    if (!ranks(attributed)) {
      return Faithfulness.NOT_MEASURED;
    }
    Faithfulness measured = curves.measure();
    if (measured.isRefuted(gate.faithfulnessMargin())) {
      warnings.add(Warning.UNFAITHFUL);
    }
    return measured;
  }

  /** Whether there is an order among the values. */
  private static boolean ranks(Attributed attributed) {
    return DoubleStream.of(attributed.values()).allMatch(Double::isFinite)
        && DoubleStream.of(attributed.values()).anyMatch(value -> value != 0);
  }
}
