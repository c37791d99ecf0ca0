package org.probity.guard.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.probity.audit.AppendRequest;
import org.probity.audit.Appended;
import org.probity.audit.Companion;
import org.probity.audit.Entry;
import org.probity.audit.Idempotency;
import org.probity.audit.IdempotencyConflictException;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.domain.ledger.Receipt;
import org.probity.guard.Decision;
import org.probity.guard.Decision.SealedExplanation;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.guard.InferenceRequest;
import org.probity.guard.Outcome;
import org.probity.guard.notify.NoticeRow;

/**
 * Seals a decision, appends it, and only then says what may leave. A decision's search line, its
 * review and its tasks are written in the ledger's own transaction.
 *
 * <p>INVARIANT: no outcome is made without a receipt; every outcome is made here.
 */
public final class Recorder {
  private final Ledger ledger;
  private final Duration reviewTime;
  private final Function<Decision, List<Companion>> beside;
  private final Consumer<Outcome> listener;

  /**
   * @param reviewTime how long a held decision waits before it is denied
   * @param beside what else is written with a decision, as its explanation to come
   * @param listener told of each outcome once it is durable, replays excepted
   */
  public Recorder(
      Ledger ledger,
      Duration reviewTime,
      Function<Decision, List<Companion>> beside,
      Consumer<Outcome> listener) {
    this.ledger = ledger;
    this.reviewTime = reviewTime;
    this.beside = beside;
    this.listener = listener;
  }

  /** The outcome of the same request sent before, if its idempotency key says so. */
  public Optional<Outcome> earlier(InferenceRequest request) {
    Idempotency idempotency = request.idempotency();
    if (idempotency == null) {
      return Optional.empty();
    }
    try {
      return ledger.earlier(idempotency).map(this::outcome);
    } catch (IdempotencyConflictException e) {
      throw conflict(e);
    } catch (LedgerException e) {
      throw unavailable(e);
    }
  }

  public Outcome deny(Decision decision, InferenceRequest request) {
    Appended appended = append(decision, request.idempotency(), List.of());
    return outcome(appended, new Outcome.Denied(decision, appended.receipt()));
  }

  public Outcome hold(Decision decision, InferenceRequest request) {
    Instant deadline = decision.time().plus(reviewTime);
    Appended appended =
        append(
            decision,
            request.idempotency(),
            List.of(
                new ReviewRow(decision, deadline),
                notice(decision, "decision.held", decision.obligations())));
    return outcome(appended, new Outcome.Held(decision, appended.receipt(), deadline));
  }

  public Outcome answer(Decision decision, InferenceRequest request) {
    Appended appended = append(decision, request.idempotency(), List.of());
    return outcome(appended, new Outcome.Answered(decision, appended.receipt()));
  }

  /** A recorded decision, or empty when there is none or its content was erased. */
  public Optional<Decision> read(DecisionId id) {
    return ledger.byDecision(id).flatMap(this::read);
  }

  /** What the caller of a recorded decision got, or empty as {@link #read(DecisionId)}. */
  public Optional<Outcome> recorded(DecisionId id) {
    return ledger.byDecision(id).filter(entry -> read(entry).isPresent()).map(this::outcome);
  }

  public Optional<Decision> read(Entry entry) {
    return ledger
        .unseal(entry)
        .map(fields -> DecisionCodec.decision(Fields.read(entry, entry.leaf()), fields));
  }

  /** Passes on those of some recorded decisions whose content was not erased, in order. */
  public void each(List<Long> indices, Consumer<Decision> consumer) {
    ledger.eachSealed(indices, each -> consumer.accept(DecisionCodec.decision(each)));
  }

  /** What the caller got for a recorded decision. */
  public Outcome outcome(Entry entry) {
    Decision decision =
        read(entry)
            .orElseThrow(
                () -> new GuardException(Kind.NOT_FOUND, "The decision's content was erased."));
    Receipt receipt = entry.receipt();
    return switch (decision.verdict()) {
      case DENY -> new Outcome.Denied(decision, receipt);
      case ALLOW, TRANSFORM -> new Outcome.Answered(decision, receipt);
      case ESCALATE -> new Outcome.Held(decision, receipt, decision.time().plus(reviewTime));
    };
  }

  /** The new outcome, or the earlier one of which this was a repetition. */
  private Outcome outcome(Appended appended, Outcome recorded) {
    if (appended.duplicate()) {
      return outcome(
          ledger
              .entry(appended.index())
              .orElseThrow(() -> new IllegalStateException("An appended entry is missing.")));
    }
    listener.accept(recorded);
    return recorded;
  }

  private Appended append(
      Decision decision, @Nullable Idempotency idempotency, List<Companion> more) {
    List<Companion> companions = new ArrayList<>(more);
    companions.addAll(beside.apply(decision));
    List<String> tasks = TaskRows.open(decision);
    if (!tasks.isEmpty()) {
      companions.add(new TaskRows(decision, tasks));
      companions.add(notice(decision, "decision.obliged", tasks));
    }
    if (decision.follows() != null) {
      companions.add(new ReleaseRow(decision));
    }
    try {
      return ledger.append(
          new AppendRequest(
              event(decision), idempotency, List.of(new DecisionRow(decision)), companions));
    } catch (IdempotencyConflictException e) {
      throw conflict(e);
    } catch (LedgerException e) {
      throw unavailable(e);
    }
  }

  private static NoticeRow notice(Decision decision, String kind, Collection<String> obligations) {
    return new NoticeRow(
        decision.id().value(),
        kind,
        DecisionRow.rules(decision),
        String.join(",", obligations),
        decision.time());
  }

  private static LedgerEvent event(Decision decision) {
    List<LedgerEvent.Rule> rules =
        decision.inForce().stream()
            .map(hit -> new LedgerEvent.Rule(hit.policy(), hit.effect().name()))
            .toList();
    SealedExplanation explanation = decision.explanation();
    return new LedgerEvent(
        EventType.DECISION,
        decision.time(),
        decision.id(),
        decision.actor(),
        Map.of(
            "name", decision.model().name(),
            "version", decision.model().version(),
            "digest", decision.model().digest()),
        decision.policyPack(),
        decision.evaluationDate(),
        decision.verdict().code(),
        rules,
        explanation == null ? null : explanation.digest(),
        decision.context().subject(),
        DecisionCodec.fields(decision));
  }

  /** The pack that judged, as the leaf says. */
  static String pack(Entry entry) {
    return String.valueOf(Fields.read(entry, entry.leaf()).get("policy_pack"));
  }

  private static GuardException conflict(IdempotencyConflictException e) {
    return new GuardException(Kind.CONFLICT, "This idempotency key was used with another body.", e);
  }

  private static GuardException unavailable(LedgerException e) {
    return new GuardException(
        Kind.UNAVAILABLE, "The decision could not be recorded, so there is no answer.", e);
  }
}
