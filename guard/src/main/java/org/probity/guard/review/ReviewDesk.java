package org.probity.guard.review;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.audit.AppendRequest;
import org.probity.audit.Companion;
import org.probity.audit.Idempotency;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.decision.Verdict;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.domain.review.Review;
import org.probity.domain.review.Review.State;
import org.probity.domain.review.Reviews;
import org.probity.guard.Decision;
import org.probity.guard.Guard;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.guard.InferenceRequest;
import org.probity.guard.InferenceRequest.ExplanationWish;
import org.probity.guard.Outcome;
import org.probity.guard.notify.NoticeRow;
import org.probity.guard.record.Recorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where people decide held cases (AI Act 14(4), GDPR 22(3)). A release is judged again before it is
 * answered; every step is a ledger entry before it takes effect.
 */
public final class ReviewDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ReviewDesk.class);
  private final Reviews reviews;
  private final Ledger ledger;
  private final Recorder recorder;
  private final Guard guard;
  private final Clock clock;

  public ReviewDesk(Reviews reviews, Ledger ledger, Recorder recorder, Guard guard, Clock clock) {
    this.reviews = reviews;
    this.ledger = ledger;
    this.recorder = recorder;
    this.guard = guard;
    this.clock = clock;
  }

  public Review claim(UUID id, Caller officer) {
    Review review = find(id);
    State before = review.state();
    step(() -> review.claim(officer.id(), clock.instant()));
    if (before != State.CLAIMED) {
      record(review, officer.id(), null, Map.of("step", "claim"));
    }
    return find(id);
  }

  /**
   * Where a rule asks for four eyes, the first release is recorded and the case waits on.
   *
   * @param reason why, in the officer's words; sealed, never in a leaf
   * @param shown what the officer had before them; sealed too
   */
  public Review decide(UUID id, boolean release, String reason, Shown shown, Caller officer) {
    Review review = find(id);
    step(() -> review.decide(release, officer.id(), clock.instant()));
    record(
        review,
        officer.id(),
        release ? Verdict.ALLOW : Verdict.DENY,
        Map.of("step", "decide", "reason", reason, "shown", shown.toMap()));
    if (review.state() == State.RELEASED) {
      answer(review);
    }
    return find(id);
  }

  /**
   * Asks for a second officer, by one who would not decide the case alone. The deadline stays.
   *
   * @param reason as for a decision
   */
  public Review passOn(UUID id, String reason, Shown shown, Caller officer) {
    Review review = find(id);
    step(() -> review.passOn(officer.id(), clock.instant()));
    record(
        review,
        officer.id(),
        null,
        Map.of("step", "pass-on", "reason", reason, "shown", shown.toMap()));
    return find(id);
  }

  private static void step(Runnable change) {
    try {
      change.run();
    } catch (IllegalStateException e) {
      throw GuardException.of(Kind.CONFLICT, e);
    }
  }

  /** The release stands whether or not the model can answer now: whoever waits asks again. */
  private void answer(Review review) {
    try {
      follow(review);
    } catch (GuardException e) {
      LOG.warn("Released review {} is not answered yet: {}", review.id(), e.kind());
    }
  }

  /** What the waiting application gets once its case was decided; held while it waits. */
  public Outcome outcome(UUID id) {
    Review review = find(id);
    if (review.overdue(clock.instant())) {
      expire(review);
      review = find(id);
    }
    return switch (review.state()) {
      case OPEN, CLAIMED -> held(review);
      case RELEASED -> follow(review);
      case REFUSED, EXPIRED -> {
        Outcome held = held(review);
        yield new Outcome.Denied(held.decision(), held.receipt());
      }
    };
  }

  /** Denies what nobody decided in time. */
  public void expireOverdue() {
    reviews.overdue(clock.instant()).forEach(this::expire);
  }

  public Review find(UUID id) {
    return reviews
        .find(id)
        .orElseThrow(() -> new GuardException(Kind.NOT_FOUND, "There is no such review."));
  }

  /** Unless an officer was quicker, in which case that stands. */
  private void expire(Review review) {
    review.expire(clock.instant());
    try {
      record(
          review,
          "system",
          Verdict.DENY,
          Map.of("step", "expire", "reason", "The deadline passed."));
    } catch (GuardException e) {
      if (e.kind() != Kind.CONFLICT) {
        throw e;
      }
    }
  }

  /** Judges and answers a released request; once, however often it is asked for. */
  private Outcome follow(Review review) {
    if (review.outcomeId() != null) {
      return recorder.recorded(new DecisionId(review.outcomeId())).orElseThrow(ReviewDesk::erased);
    }
    Decision held =
        recorder.read(new DecisionId(review.decisionId())).orElseThrow(ReviewDesk::erased);
    Caller waiting =
        new Caller(held.actor(), Role.APP, held.application(), Set.of(), held.context().purpose());
    InferenceRequest request =
        new InferenceRequest(
            waiting,
            held.model().name(),
            held.model().version(),
            held.inputs(),
            held.context(),
            ExplanationWish.AUTO,
            new Idempotency("review", review.id().toString(), review.id().toString()),
            review.decisionId(),
            Set.of(review.rules().split(",", -1)));
    return guard.infer(request);
  }

  private Outcome held(Review review) {
    return recorder.recorded(new DecisionId(review.decisionId())).orElseThrow(ReviewDesk::erased);
  }

  private static GuardException erased() {
    return new GuardException(Kind.NOT_FOUND, "The decision's content was erased.");
  }

  /** With a notice once it was decided, for whoever waits. */
  private static List<Companion> changes(Review review) {
    Instant decided = review.decidedAt();
    ReviewChange change = new ReviewChange(review);
    if (decided == null) {
      return List.of(change);
    }
    String kind = "review." + review.state().name().toLowerCase(Locale.ROOT);
    return List.of(change, new NoticeRow(review.decisionId(), kind, review.rules(), "", decided));
  }

  /**
   * @param verdict what was decided, or null while nothing is
   * @throws GuardException of kind CONFLICT if somebody else was quicker
   */
  private void record(
      Review review, String actor, @Nullable Verdict verdict, Map<String, Object> sealed) {
    // A reason is about the person of the case, and is erased with them.
    String subject =
        recorder
            .read(new DecisionId(review.decisionId()))
            .map(held -> held.context().subject())
            .orElse(null);
    LedgerEvent event =
        new LedgerEvent(
            EventType.REVIEW,
            clock.instant(),
            new DecisionId(review.decisionId()),
            actor,
            Map.of(),
            null,
            null,
            verdict == null ? null : verdict.code(),
            List.of(),
            null,
            subject,
            sealed);
    try {
      ledger.append(new AppendRequest(event, null, changes(review)));
    } catch (ReviewChange.OvertakenException e) {
      throw GuardException.of(Kind.CONFLICT, e);
    } catch (LedgerException e) {
      throw new GuardException(
          Kind.UNAVAILABLE, "The review could not be recorded, so nothing was decided.", e);
    }
  }
}
