package org.probity.guard.explain;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Explanation;
import org.probity.explainability.EvidenceGate;
import org.probity.explainability.ExplainOptions;
import org.probity.explainability.Explainer;
import org.probity.explainability.ExplanationException;
import org.probity.explainability.Subject;
import org.probity.guard.Decision;
import org.probity.guard.Decision.SealedExplanation;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.guard.Sources;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.inference.ServedModel;

/** Computes a sealed explanation again from nothing but its record and the weights. */
public final class Replays {
  private final Models models;
  private final RandomisationFigures randomisation;
  private final Explainer explainer = new Explainer();

  public Replays(Models models, RandomisationFigures randomisation) {
    this.models = models;
    this.randomisation = randomisation;
  }

  /**
   * @param sealed of the decision's answer
   * @throws GuardException of kind CONFLICT if the model is not in service with the weights that
   *     were explained
   */
  public Replay replay(Decision decision, SealedExplanation sealed) {
    Explanation recorded = Sealing.read(sealed);
    ModelInService model = SameWeights.find(models, decision.model(), recorded.modelDigest());
    ServedModel served = Models.served(model);
    Differentiable function =
        served
            .differentiable()
            .orElseThrow(() -> new GuardException(Kind.CONFLICT, "The model explains no longer."));
    try {
      ExplainOptions options = options(recorded);
      Explanation again =
          explainer.explain(
              function,
              Sources.withoutUnasked(decision.inputs(), model),
              options,
              about(decision, recorded, model));
      SealedExplanation replayed = Sealing.seal(sealed.id(), again, Sealing.nonce(sealed));
      return new Replay(
          replayed.json().equals(sealed.json()),
          largestDifference(recorded, again),
          sealed.digest(),
          replayed.digest());
    } catch (ExplanationException e) {
      throw GuardException.of(Kind.CONFLICT, e);
    }
  }

  /** Parameters stand in the record as they were used, and so ask for the same again. */
  private static ExplainOptions options(Explanation recorded) {
    Map<String, Object> asked = new HashMap<>(recorded.parameters());
    Object start = asked.get(ExplainOptions.FIRST_STEPS);
    if (start != null) {
      asked.put("steps", start);
    }
    asked.put("target", recorded.target().index());
    return ExplainOptions.parse(asked, recorded.method().code());
  }

  private Subject about(Decision decision, Explanation recorded, ModelInService model) {
    Subject about =
        new Subject(
                recorded.id(),
                recorded.decisionId(),
                recorded.model(),
                recorded.modelVersion(),
                recorded.modelDigest())
            .withRandomisation(randomisation.similarity(model, recorded.method()))
            .withGate(EvidenceGate.recorded(recorded.parameters()));
    float[] served = Explanations.firstLogits(decision.outputs());
    return served == null ? about : about.withServedLogits(served);
  }

  private static @Nullable Double largestDifference(Explanation recorded, Explanation again) {
    float[] before = recorded.attributions().values();
    float[] after = again.attributions().values();
    if (before.length != after.length) {
      return null;
    }
    double largest = 0;
    for (int i = 0; i < before.length; i++) {
      if (Float.compare(before[i], after[i]) != 0) {
        largest = Math.max(largest, Math.abs((double) before[i] - after[i]));
      }
    }
    return largest;
  }
}
