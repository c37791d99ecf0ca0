package org.probity.explainability.internal.quality;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Explanation.Quality;
import org.probity.explainability.internal.attribution.Attributed;
import org.probity.explainability.internal.attribution.Question;
import org.probity.explainability.internal.attribution.Warning;

/** Measures an attribution and judges whether it may be called evidence. */
public final class QualityMeasures {
  /** The design's promise, whatever looser tolerance a caller asked for. */
  public static final double EVIDENCE_COMPLETENESS = 0.01;

  /** Erasure needs an order, and an order needs two. */
  private static final int MIN_UNITS = 2;

  /** A score this near to 0 or 1 moves only when most of the input is gone. */
  private static final double SATURATION = 1e-6;

  private QualityMeasures() {}

  /**
   * @param score of the target at the input
   * @param modelWarnings by name, as the model reports them
   * @param served the logits answered differ from those explained
   */
  public static Quality measure(
      Question question,
      Attributed attributed,
      double score,
      Collection<String> modelWarnings,
      boolean served) {
    Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    warnings.addAll(attributed.warnings());
    if (score < SATURATION || score > 1 - SATURATION) {
      warnings.add(Warning.SATURATED_SCORE);
    }
    if (served) {
      warnings.add(Warning.SERVED_LOGITS_DIFFER);
    }
    if (DoubleStream.of(attributed.values()).allMatch(value -> value == 0)) {
      warnings.add(Warning.ZERO_ATTRIBUTIONS);
    }
    Double delta = attributed.completenessDelta();
    if (delta != null && delta > EVIDENCE_COMPLETENESS) {
      warnings.add(Warning.COMPLETENESS_NOT_REACHED);
    }
    Faithfulness faithfulness = faithfulness(question, attributed, warnings);
    return quality(delta, faithfulness, warnings, modelWarnings);
  }

  private static Faithfulness faithfulness(
      Question question, Attributed attributed, Set<Warning> warnings) {
    ErasureCurves curves = new ErasureCurves(question, attributed);
    if (curves.units() < MIN_UNITS) {
      warnings.add(Warning.TOO_FEW_UNITS);
      return Faithfulness.NOT_MEASURED;
    }
    boolean ranks = DoubleStream.of(attributed.values()).allMatch(Double::isFinite);
    if (!ranks || warnings.contains(Warning.ZERO_ATTRIBUTIONS)) {
      return Faithfulness.NOT_MEASURED;
    }
    Faithfulness measured = curves.measure();
    if (measured.isRefuted()) {
      warnings.add(Warning.UNFAITHFUL);
    }
    return measured;
  }

  private static Quality quality(
      @Nullable Double delta,
      Faithfulness faithfulness,
      Set<Warning> warnings,
      Collection<String> modelWarnings) {
    Set<String> names = new TreeSet<>(modelWarnings);
    warnings.forEach(warning -> names.add(warning.code()));
    return new Quality(
        delta,
        faithfulness.comprehensiveness(),
        faithfulness.sufficiency(),
        faithfulness.deletionAuc(),
        faithfulness.insertionAuc(),
        null,
        null,
        List.copyOf(names),
        warnings.stream().noneMatch(Warning::forbidsEvidence));
  }
}
