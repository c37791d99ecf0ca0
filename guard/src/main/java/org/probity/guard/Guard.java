package org.probity.guard;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.detection.Detector;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.decision.Stage;
import org.probity.domain.decision.Verdict;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.Decision.SealedExplanation;
import org.probity.guard.explain.Explanations;
import org.probity.guard.facts.FactAssembly;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.guard.packs.PacksInForce;
import org.probity.guard.record.Recorder;
import org.probity.guard.transform.ContentLabels;
import org.probity.guard.transform.Redactor;
import org.probity.inference.SharedPass;
import org.probity.rules.FactSheet;
import org.probity.rules.Judgement;
import org.probity.rules.PolicyEngine;

/**
 * The one way from a request to an answer: find, judge, transform, infer, find and judge again,
 * explain, seal, append. Every protocol comes through here, and nothing leaves that was not
 * recorded: {@link Recorder} returns only once the ledger is durable, and throws otherwise.
 */
public final class Guard {
  private final Models models;
  private final Detector detector;
  private final FactAssembly facts;
  private final PacksInForce packs;
  private final Redactor redactor;
  private final Explanations explanations;
  private final Recorder recorder;
  private final ContentLabels labels;
  private final Clock clock;

  public Guard(
      Models models,
      Detector detector,
      FactAssembly facts,
      PacksInForce packs,
      Explanations explanations,
      Recorder recorder,
      ContentLabels labels,
      Clock clock) {
    this.models = models;
    this.detector = detector;
    this.facts = facts;
    this.packs = packs;
    this.redactor = new Redactor();
    this.explanations = explanations;
    this.recorder = recorder;
    this.labels = labels;
    this.clock = clock;
  }

  /**
   * Decides one request, and answers it if it may be answered.
   *
   * @throws GuardException if the request is malformed, names no model, or cannot be recorded
   */
  public Outcome infer(InferenceRequest request) {
    return SharedPass.of(() -> decide(request));
  }

  private Outcome decide(InferenceRequest request) {
    Optional<Outcome> earlier = recorder.earlier(request);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    ModelInService model = models.inService(request.model(), request.version());
    DecisionId id = DecisionId.next();
    PolicyEngine policies =
        packs.judging(Objects.requireNonNullElse(request.follows(), id.value()));

    Examined asked = Examined.by(detector, request.inputs());
    FactSheet before = facts.ofRequest(request, model, asked);
    Draft draft = new Draft(id, request, model, policies.pack(), labels, clock);
    draft.examined(asked);
    Judgement first = policies.judge(before, Stage.REQUEST, draft.evaluationDate());
    draft.judged(Stage.REQUEST, before, first);
    packs.shadow(policies, before, Stage.REQUEST, draft.evaluationDate(), first);
    if (draft.verdict() == Verdict.DENY) {
      return recorder.deny(draft.refused(redactor.hideAll(request.inputs(), asked)), request);
    }
    if (draft.verdict() == Verdict.ESCALATE) {
      models.requireFitting(model, Sources.withoutUnasked(request.inputs(), model));
      return recorder.hold(draft.held(request.inputs()), request);
    }

    Redactor.Redacted redacted = redactor.apply(request.inputs(), asked, draft.hits());
    draft.transformed(redacted.transformations());
    Sources.Kept kept = Sources.dropReserved(redacted.tensors(), request.context(), draft.hits());
    draft.transformed(kept.transformations());
    List<Tensor> material = Sources.withoutUnasked(kept.tensors(), model);
    List<Tensor> outputs = models.infer(model, material);

    List<Tensor> answers = content(model, outputs);
    Examined answered =
        Examined.by(detector, answers).grounded(answers, Sources.of(kept.tensors()));
    draft.answerExamined(answered);
    FactSheet after = facts.ofResponse(before, InferenceRequest.texts(answers), answered);
    Judgement second = policies.judge(after, Stage.RESPONSE, draft.evaluationDate());
    draft.judged(Stage.RESPONSE, after, second);
    packs.shadow(policies, after, Stage.RESPONSE, draft.evaluationDate(), second);
    if (draft.verdict() == Verdict.DENY) {
      return recorder.deny(draft.refused(kept.tensors()), request);
    }

    @Nullable SealedExplanation explanation =
        explanations.explain(request.wish(), draft, material, outputs);
    if (draft.explanationObliged()) {
      // A reviewer who released it has judged what no measure could.
      boolean ready =
          request.follows() == null ? Explanations.isEvidence(explanation) : explanation != null;
      FactSheet explained = facts.ofExplained(after, ready);
      Judgement third = policies.judge(explained, Stage.EXPLAINED, draft.evaluationDate());
      draft.judged(Stage.EXPLAINED, explained, third);
    }
    if (draft.verdict() == Verdict.DENY) {
      return recorder.deny(draft.refused(kept.tensors()), request);
    }
    if (draft.verdict() == Verdict.ESCALATE) {
      return recorder.hold(draft.held(request.inputs()), request);
    }
    Redactor.Redacted answer = redactor.apply(outputs, answered, draft.hits());
    draft.transformed(answer.transformations());
    List<Tensor> leaving =
        model.makesPictures() ? files(draft, answer.tensors()) : answer.tensors();
    return recorder.answer(draft.answered(kept.tensors(), leaving, explanation), request);
  }

  /**
   * What the verdict on a request would be before inference, by the active pack; nothing is
   * inferred or recorded.
   */
  public Decision judge(InferenceRequest request) {
    ModelInService model = models.inService(request.model(), request.version());
    PolicyEngine policies = packs.current();
    Examined asked = Examined.by(detector, request.inputs());
    FactSheet before = facts.ofRequest(request, model, asked);
    Draft draft = new Draft(DecisionId.next(), request, model, policies.pack(), labels, clock);
    draft.examined(asked);
    draft.judged(
        Stage.REQUEST, before, policies.judge(before, Stage.REQUEST, draft.evaluationDate()));
    return draft.refused(redactor.hideAll(request.inputs(), asked));
  }

  private List<Tensor> files(Draft draft, List<Tensor> pixels) {
    ContentLabels.Pictures pictures = labels.pictures(draft.id(), draft.hits(), pixels);
    draft.transformed(pictures.transformations());
    return pictures.tensors();
  }

  /** A classifier's label is not content (design, decision 5); entities and free text are. */
  private static List<Tensor> content(ModelInService model, List<Tensor> outputs) {
    return model.answersWithLabels() ? List.of() : outputs;
  }
}
