package org.probity.guard.explain;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.tensor.Tensor;
import org.probity.explainability.ExplainOptionException;
import org.probity.explainability.ExplainOptions;
import org.probity.explainability.Explainer;
import org.probity.explainability.ExplanationException;
import org.probity.explainability.Subject;
import org.probity.guard.Decision.SealedExplanation;
import org.probity.guard.Draft;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.guard.InferenceRequest.ExplanationWish;
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
  private final SecureRandom random = new SecureRandom();

  public Explanations(RandomisationFigures randomisation) {
    this.randomisation = randomisation;
  }

  /**
   * @return null if none was asked for or obliged, or the model has no method for it
   * @throws GuardException of kind MALFORMED if the wish cannot be met, TOO_LARGE if it needs more
   *     memory than there is, BUSY if too much waits, UNAVAILABLE if the model fails
   */
  public @Nullable SealedExplanation explain(
      ExplanationWish wish, Draft draft, List<Tensor> inputs, List<Tensor> outputs) {
    boolean asked = wish.isMethod();
    boolean named = asked && !wish.method().equals(ExplanationWish.DEFAULT_METHOD);
    if (!asked && !draft.explanationObliged()) {
      return null;
    }
    Optional<Differentiable> model =
        draft.model().served() == null ? Optional.empty() : draft.model().served().differentiable();
    if (model.isEmpty()) {
      if (asked) {
        throw new GuardException(
            Kind.MALFORMED, "parameters.explain: this model has no explanation method.");
      }
      return null;
    }
    UUID id = DecisionId.next().value();
    Subject about =
        new Subject(
            id.toString(),
            draft.id().toString(),
            draft.model().name(),
            draft.model().versionName(),
            draft.model().digest());
    float[] served = firstLogits(outputs);
    if (served != null) {
      about = about.withServedLogits(served);
    }
    try {
      ExplainOptions options =
          ExplainOptions.parse(wish.parameters(), named ? wish.method() : null);
      about =
          about.withRandomisation(
              randomisation.similarity(draft.model(), options.methodOrDefault(model.get())));
      Explanation explanation = explainer.explain(model.get(), inputs, options, about);
      return sealed(id, explanation);
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

  private SealedExplanation sealed(UUID id, Explanation explanation) {
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    return Sealing.seal(id, explanation, Base64.getEncoder().encodeToString(nonce));
  }
}
