package org.probity.guard.review;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.probity.audit.AppendRequest;
import org.probity.audit.Idempotency;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.domain.review.Review;
import org.probity.domain.review.Reviews;
import org.probity.guard.Decision;
import org.probity.guard.Guard;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.guard.InferenceRequest;
import org.probity.guard.InferenceRequest.ExplanationWish;
import org.probity.guard.Outcome;
import org.probity.guard.record.Recorder;

/**
 * Where people decide held cases (AI Act 14(4), GDPR 22(3)). A release is judged again before it is
 * answered; every step is a ledger entry before it takes effect.
 */
public final class ReviewDesk {
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
    try {
      review.claim(officer.id(), clock.instant());
    } catch (IllegalStateException e) {
      throw GuardException.of(Kind.CONFLICT, e);
    }
    reviews.save(review);
    return review;
  }

  /**
   * @param reason why, in the officer's words; sealed, never in a leaf
   */
  public Review decide(UUID id, boolean release, String reason, Caller officer) {
    Review review = find(id);
    try {
      review.decide(release, officer.id(), clock.instant());
    } catch (IllegalStateException e) {
      throw GuardException.of(Kind.CONFLICT, e);
    }
    record(review, officer.id(), release ? "allow" : "deny", reason);
    reviews.save(review);
    if (release) {
      follow(review);
    }
    return review;
  }

  /** What the waiting application gets once its case was decided; held while it waits. */
  public Outcome outcome(Review review) {
    if (review.overdue(clock.instant())) {
      expire(review);
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

  private void expire(Review review) {
    Instant now = clock.instant();
    review.expire(now);
    record(review, "system", "deny", "The deadline passed.");
    reviews.save(review);
  }

  /** Judges and answers a released request; once, however often it is asked for. */
  private Outcome follow(Review review) {
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
    Outcome outcome = guard.infer(request);
    if (review.outcomeId() == null) {
      review.outcome(outcome.decision().id().value());
      reviews.save(review);
    }
    return outcome;
  }

  private Outcome held(Review review) {
    return recorder.recorded(new DecisionId(review.decisionId())).orElseThrow(ReviewDesk::erased);
  }

  private static GuardException erased() {
    return new GuardException(Kind.NOT_FOUND, "The decision's content was erased.");
  }

  private void record(Review review, String actor, String verdict, String reason) {
    Map<String, Object> sealed = new LinkedHashMap<>();
    sealed.put("review", review.id().toString());
    sealed.put("reason", reason);
    LedgerEvent event =
        new LedgerEvent(
            EventType.REVIEW,
            clock.instant(),
            new DecisionId(review.decisionId()),
            actor,
            Map.of(),
            null,
            null,
            verdict,
            List.of(),
            null,
            null,
            sealed);
    try {
      ledger.append(new AppendRequest(event, null, List.of()));
    } catch (LedgerException e) {
      throw new GuardException(
          Kind.UNAVAILABLE, "The review could not be recorded, so nothing was decided.", e);
    }
  }
}
