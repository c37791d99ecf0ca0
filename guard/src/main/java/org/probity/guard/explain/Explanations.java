package org.probity.guard.explain;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.tensor.Tensor;
import org.probity.explainability.EvidenceGate;
import org.probity.explainability.ExplainOptionException;
import org.probity.explainability.ExplainOptions;
import org.probity.explainability.Explainer;
import org.probity.explainability.ExplanationException;
import org.probity.explainability.Subject;
import org.probity.guard.Decision;
import org.probity.guard.Decision.SealedExplanation;
import org.probity.guard.Draft;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.guard.InferenceRequest.ExplanationWish;
import org.probity.guard.Sources;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.inference.BusyException;
import org.probity.inference.ModelException;
import org.probity.inference.TooLargeException;

/**
 * Explains an answer with the very weights that gave it, when the caller asks or a rule obliges.
 * The explanation is sealed with its decision; its digest covers a nonce, so that it says nothing
 * about the content once that is erased (design, decision 10).
 */
public final class Explanations {
  private final Explainer explainer = new Explainer();
  private final RandomisationFigures randomisation;
  private final Function<String, Map<String, Double>> thresholds;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param thresholds that a pack sets, by its hash
   */
  public Explanations(
      RandomisationFigures randomisation, Function<String, Map<String, Double>> thresholds) {
    this.randomisation = randomisation;
    this.thresholds = thresholds;
  }

  /**
   * @return null if none was asked for or obliged, or the model has no method for it
   * @throws GuardException of kind MALFORMED if the wish cannot be met, TOO_LARGE if it needs more
   *     memory than there is, BUSY if too much waits, UNAVAILABLE if the model fails
   */
  public @Nullable SealedExplanation explain(
      ExplanationWish wish, Draft draft, List<Tensor> inputs, List<Tensor> outputs) {
    boolean asked = wish.isMethod();
    if (!asked && !draft.explanationObliged()) {
      return null;
    }
    ModelInService model = draft.model();
    if (!model.explains()) {
      if (asked) {
        throw new GuardException(
            Kind.MALFORMED, "parameters.explain: this model has no explanation method.");
      }
      return null;
    }
    Subject about =
        about(DecisionId.next().value(), draft.id(), model, outputs)
            .withGate(EvidenceGate.of(draft.evidence()));
    return explain(about, model, wish, inputs);
  }

  /**
   * Explains an answer that has left.
   *
   * @param id of the explanation
   * @param model with the weights that answered
   * @throws GuardException as above; CONFLICT if the model explains nothing
   */
  public SealedExplanation explain(
      UUID id, Decision decision, ModelInService model, ExplanationWish wish) {
    List<Tensor> inputs = Sources.withoutUnasked(decision.inputs(), model);
    Subject about =
        about(id, decision.id(), model, decision.outputs())
            .withGate(EvidenceGate.of(thresholds.apply(decision.policyPack())));
    return explain(about, model, wish, inputs);
  }

  private static Subject about(
      UUID id, DecisionId decision, ModelInService model, List<Tensor> outputs) {
    Subject about =
        new Subject(
            id.toString(), decision.toString(), model.name(), model.versionName(), model.digest());
    float[] served = firstLogits(outputs);
    return served == null ? about : about.withServedLogits(served);
  }

  private SealedExplanation explain(
      Subject subject, ModelInService model, ExplanationWish wish, List<Tensor> inputs) {
    Differentiable function =
        Models.served(model)
            .differentiable()
            .orElseThrow(
                () -> new GuardException(Kind.CONFLICT, "This model has no explanation method."));
    boolean named = wish.isMethod() && !wish.method().equals(ExplanationWish.DEFAULT_METHOD);
    try {
      ExplainOptions options =
          ExplainOptions.parse(wish.parameters(), named ? wish.method() : null);
      Subject about =
          subject.withRandomisation(
              randomisation.similarity(model, options.methodOrDefault(function)));
      return sealed(explainer.explain(function, inputs, options, about));
    } catch (ExplainOptionException e) {
      String parameter = e.field().equals("method") ? "explain" : e.field();
      throw new GuardException(
          Kind.MALFORMED, "parameters." + parameter + ": " + e.getMessage(), e);
    } catch (ExplanationException e) {
      throw GuardException.of(Kind.MALFORMED, e);
    } catch (TooLargeException e) {
      throw GuardException.of(Kind.TOO_LARGE, e);
    } catch (BusyException e) {
      throw GuardException.of(Kind.BUSY, e);
    } catch (ModelException e) {
      throw new GuardException(Kind.UNAVAILABLE, "The model failed to explain its answer.", e);
    }
  }

  /** Whether an explanation is there and fit as evidence. */
  public static boolean isEvidence(@Nullable SealedExplanation explanation) {
    return explanation != null && Sealing.read(explanation).quality().fitAsEvidence();
  }

  /** The logits answered for the first item, which is the one explained; null if it got spans. */
  static float @Nullable [] firstLogits(List<Tensor> outputs) {
    for (Tensor tensor : outputs) {
      if (tensor.name().equals("logits")) {
        int classes = (int) tensor.shape()[tensor.shape().length - 1];
        return Arrays.copyOf(tensor.floats(), classes);
      }
    }
    return null;
  }

  private SealedExplanation sealed(Explanation explanation) {
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    UUID id = UUID.fromString(explanation.id());
    return Sealing.seal(id, explanation, Base64.getEncoder().encodeToString(nonce));
  }
}
