package org.probity.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.decision.DecisionSummary;
import org.probity.domain.decision.Decisions;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.ledger.Receipt;
import org.probity.explainability.ExplanationJson;
import org.probity.guard.Decision;
import org.probity.guard.Decision.SealedExplanation;
import org.probity.guard.Outcome;
import org.probity.guard.explain.queue.ExplanationJob;
import org.probity.guard.explain.queue.ExplanationQueue;
import org.probity.guard.explain.queue.LateExplanations;
import org.probity.guard.record.Recorder;
import org.probity.web.http.Refusal;

/** Explanations by their ids: those that lie with their decision, and those made later. */
@ApplicationScoped
public class ExplanationFinder {
  @Inject private Decisions decisions;
  @Inject private Recorder recorder;
  @Inject private ExplanationQueue queue;
  @Inject private LateExplanations late;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ExplanationFinder() {}

  /**
   * An explanation with what it explains.
   *
   * @param receipt of the entry that holds the explanation
   */
  public record Explained(Decision decision, SealedExplanation explanation, Receipt receipt) {
    public Explanation read() {
      return ExplanationJson.read(explanation.json().getBytes(StandardCharsets.UTF_8));
    }

    /** Ids only. */
    @Override
    public String toString() {
      return "Explained[" + explanation.id() + " of " + decision.id() + "]";
    }
  }

  /**
   * One that is still to come, if the caller may know of it.
   *
   * @throws Refusal with 404 if there will be none
   */
  Optional<ExplanationJob> waiting(String text, Caller caller) {
    Optional<ExplanationJob> job =
        queue.find(Owned.id(text)).filter(found -> may(found.decision(), caller));
    job.filter(found -> found.state() == ExplanationJob.State.FAILED)
        .ifPresent(
            failed -> {
              throw new Refusal(404, "There is no such explanation: " + failed.problem());
            });
    return job.filter(found -> found.state() == ExplanationJob.State.WAITING);
  }

  /**
   * @throws Refusal with 404 if there is none, it is another application's, or it was erased
   */
  Explained find(String text, Caller caller) {
    UUID id = Owned.id(text);
    Optional<DecisionSummary> line = decisions.ofExplanation(id);
    if (line.isPresent()) {
      UUID decision = line.get().id();
      return own(decision, caller).orElseThrow(ExplanationFinder::erased);
    }
    ExplanationJob job = queue.find(id).orElseThrow(Owned::missing);
    if (!may(job.decision(), caller)) {
      throw Owned.missing();
    }
    return beside(job.decision(), job).orElseThrow(ExplanationFinder::erased);
  }

  private Optional<Explained> own(UUID decision, Caller caller) {
    if (!may(decision, caller)) {
      throw Owned.missing();
    }
    Optional<Outcome> outcome = recorder.recorded(new DecisionId(decision));
    return outcome.flatMap(
        found ->
            Optional.ofNullable(found.decision().explanation())
                .map(own -> new Explained(found.decision(), own, found.receipt())));
  }

  private Optional<Explained> beside(UUID decision, ExplanationJob job) {
    Optional<Decision> about = recorder.read(new DecisionId(decision));
    return about.flatMap(
        found ->
            late.read(job).map(made -> new Explained(found, made.explanation(), made.receipt())));
  }

  private boolean may(UUID decision, Caller caller) {
    return caller.role() != Role.APP
        || decisions.find(decision).filter(line -> line.actor().equals(caller.id())).isPresent();
  }

  private static Refusal erased() {
    return new Refusal(404, "The decision's content was erased.");
  }
}
