package org.probity.guard.explain.queue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.probity.audit.AppendRequest;
import org.probity.audit.Companion;
import org.probity.audit.Entry;
import org.probity.audit.Ledger;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.domain.ledger.Receipt;
import org.probity.guard.Decision;
import org.probity.guard.Decision.SealedExplanation;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.guard.explain.Explanations;
import org.probity.guard.explain.SameWeights;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.guard.record.Recorder;

/** Explanations that are ledger entries of their own, beside the decision: made, and read back. */
public final class LateExplanations {
  private static final String EXPLANATION = "explanation";

  private final Ledger ledger;
  private final Recorder recorder;
  private final Models models;
  private final Explanations explanations;
  private final Function<SealedExplanation, List<Companion>> beside;
  private final Clock clock;

  /**
   * @param beside what else is written with an explanation
   */
  public LateExplanations(
      Ledger ledger,
      Recorder recorder,
      Models models,
      Explanations explanations,
      Function<SealedExplanation, List<Companion>> beside,
      Clock clock) {
    this.ledger = ledger;
    this.recorder = recorder;
    this.models = models;
    this.explanations = explanations;
    this.beside = beside;
    this.clock = clock;
  }

  /** An explanation, and the entry that holds it. */
  public record Recorded(SealedExplanation explanation, Receipt receipt) {}

  /**
   * @throws GuardException if it cannot be explained, of kind BUSY if only now
   * @throws org.probity.audit.LedgerException if it cannot be recorded
   */
  void make(ExplanationJob job) {
    DecisionId id = new DecisionId(job.decision());
    Entry entry = ledger.byDecision(id).orElseThrow(LateExplanations::gone);
    Decision decision = recorder.read(entry).orElseThrow(LateExplanations::gone);
    ModelInService model = SameWeights.find(models, decision.model(), decision.model().digest());
    SealedExplanation made = explanations.explain(job.id(), decision, model, job.wish());
    List<Companion> companions = new ArrayList<>();
    companions.add(new JobEnd(job.id(), entry.index()));
    companions.addAll(beside.apply(made));
    ledger.append(new AppendRequest(event(job, decision, made), null, companions));
  }

  private static GuardException gone() {
    return new GuardException(Kind.NOT_FOUND, "The decision's content was erased.");
  }

  private LedgerEvent event(ExplanationJob job, Decision decision, SealedExplanation made) {
    return new LedgerEvent(
        EventType.EXPLANATION,
        clock.instant(),
        decision.id(),
        job.askedBy(),
        Map.of(
            "name", decision.model().name(),
            "version", decision.model().version(),
            "digest", decision.model().digest()),
        decision.policyPack(),
        null,
        null,
        List.of(),
        made.digest(),
        decision.context().subject(),
        Map.of(
            "reason",
            job.reason().code(),
            EXPLANATION,
            Map.of("id", made.id().toString(), "json", made.json(), "digest", made.digest())));
  }

  /**
   * The explanation that an entry holds; empty once erased, or if it is an entry of another kind.
   */
  public Optional<Recorded> read(Entry entry) {
    if (entry.type() != EventType.EXPLANATION) {
      return Optional.empty();
    }
    return ledger
        .unseal(entry)
        .map(fields -> fields.get(EXPLANATION))
        .map(
            found -> {
              Map<?, ?> fields = (Map<?, ?>) found;
              SealedExplanation explanation =
                  new SealedExplanation(
                      UUID.fromString(text(fields, "id")),
                      text(fields, "json"),
                      text(fields, "digest"));
              return new Recorded(explanation, entry.receipt());
            });
  }

  private static String text(Map<?, ?> fields, String name) {
    return String.valueOf(fields.get(name));
  }

  /** As {@link #read(Entry)}, of a job that is done. */
  public Optional<Recorded> read(ExplanationJob job) {
    Long index = job.ledgerIndex();
    return index == null ? Optional.empty() : ledger.entry(index).flatMap(this::read);
  }
}
