package org.probity.explainability;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an explanation is about.
 *
 * @param explanationId of the explanation to be made
 * @param modelDigest of the weights that answered, {@code sha256:…}
 * @param features names of a row's features in input order, or null when they have none
 * @param servedLogits the logits that were answered, [classes]; when given, those explained are
 *     compared with them
 * @param randomisation what {@link RandomisationCheck} found for this model and method, or null if
 *     it was not asked: then the explanation is not fit as evidence
 * @param gate from where on it is not
 */
public record Subject(
    String explanationId,
    String decisionId,
    String model,
    String modelVersion,
    String modelDigest,
    @Nullable List<String> features,
    float @Nullable [] servedLogits,
    @Nullable Double randomisation,
    EvidenceGate gate) {

  public Subject(
      String explanationId,
      String decisionId,
      String model,
      String modelVersion,
      String modelDigest) {
    this(
        explanationId,
        decisionId,
        model,
        modelVersion,
        modelDigest,
        null,
        null,
        null,
        EvidenceGate.DEFAULT);
  }

  public Subject withFeatures(List<String> names) {
    return new Subject(
        explanationId,
        decisionId,
        model,
        modelVersion,
        modelDigest,
        names,
        servedLogits,
        randomisation,
        gate);
  }

  public Subject withServedLogits(float[] logits) {
    return new Subject(
        explanationId,
        decisionId,
        model,
        modelVersion,
        modelDigest,
        features,
        logits,
        randomisation,
        gate);
  }

  public Subject withRandomisation(@Nullable Double similarity) {
    return new Subject(
        explanationId,
        decisionId,
        model,
        modelVersion,
        modelDigest,
        features,
        servedLogits,
        similarity,
        gate);
  }

  public Subject withGate(EvidenceGate thresholds) {
    return new Subject(
        explanationId,
        decisionId,
        model,
        modelVersion,
        modelDigest,
        features,
        servedLogits,
        randomisation,
        thresholds);
  }

  /** Ids only; logits may be personal. */
  @Override
  public String toString() {
    return "Subject[" + explanationId + " of " + decisionId + "]";
  }
}
