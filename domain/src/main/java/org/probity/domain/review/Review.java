package org.probity.domain.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A held decision waiting for a human (AI Act 14, GDPR 22(3)). It is open, may be claimed, and ends
 * released, refused or expired; an expired one is denied. Where a rule asks for four eyes, a first
 * officer says that they would release it, which opens it again for a second one; an officer who
 * would not decide a case alone can ask for four eyes too. The reason given lies sealed in the
 * ledger, never here. Each change is written in the transaction of the ledger entry that tells it.
 */
@Entity
@Table(name = "review")
public class Review {
  @Id private UUID id;

  @Column(name = "decision_id")
  private UUID decisionId;

  private String application;
  private String actor;
  private String model;

  @Column(name = "model_version")
  private String modelVersion;

  private String rules;

  @Column(name = "opened_at")
  private Instant openedAt;

  private Instant deadline;

  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "claimed_by")
  private @Nullable String claimedBy;

  @Column(name = "decided_by")
  private @Nullable String decidedBy;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  @Column(name = "four_eyes")
  private boolean fourEyes;

  @Column(name = "first_by")
  private @Nullable String firstBy;

  @Column(name = "first_at")
  private @Nullable Instant firstAt;

  /** The decision that followed a release, or null. */
  @Column(name = "outcome_id")
  private @Nullable UUID outcomeId;

  @Version
  @Column(name = "row_version")
  private int rowVersion;

  /** Where a review stands. */
  public enum State {
    OPEN,
    CLAIMED,
    RELEASED,
    REFUSED,
    EXPIRED
  }

  /** For the persistence provider; reviews are opened in the ledger's own transaction. */
  @SuppressWarnings("NullAway.Init")
  protected Review() {}

  /**
   * @throws IllegalStateException if it is not open, its deadline has passed, or the officer has
   *     said already that they would release it
   */
  public void claim(String officer, Instant now) {
    requireWaiting(now);
    if (claimedBy != null && !claimedBy.equals(officer)) {
      throw new IllegalStateException("Another officer has claimed this review.");
    }
    if (officer.equals(firstBy)) {
      throw new IllegalStateException("A second officer must decide this review.");
    }
    this.claimedBy = officer;
    this.state = State.CLAIMED;
  }

  /**
   * INVARIANT: what asks for four eyes is released by two officers; kept here and by the database.
   *
   * @throws IllegalStateException if it was decided already, another officer claimed it, or its
   *     deadline has passed
   */
  public void decide(boolean release, String officer, Instant now) {
    claim(officer, now);
    if (release && fourEyes && firstBy == null) {
      this.state = State.OPEN;
      this.claimedBy = null;
      this.firstBy = officer;
      this.firstAt = now;
      return;
    }
    this.state = release ? State.RELEASED : State.REFUSED;
    this.decidedBy = officer;
    this.decidedAt = now;
  }

  /**
   * Passed on by an officer who would not decide it alone: from now on it takes two to release it,
   * and it is open again for all.
   *
   * @throws IllegalStateException as for a claim, or if it takes two already
   */
  public void passOn(String officer, Instant now) {
    claim(officer, now);
    if (fourEyes) {
      throw new IllegalStateException("This review takes two officers already.");
    }
    this.fourEyes = true;
    this.state = State.OPEN;
    this.claimedBy = null;
  }

  public void expire(Instant now) {
    this.state = State.EXPIRED;
    this.decidedAt = now;
  }

  public boolean waiting() {
    return state == State.OPEN || state == State.CLAIMED;
  }

  public boolean overdue(Instant now) {
    return waiting() && !now.isBefore(deadline);
  }

  private void requireWaiting(Instant now) {
    if (!waiting()) {
      throw new IllegalStateException("The review was decided already.");
    }
    if (overdue(now)) {
      throw new IllegalStateException("The review is past its deadline, so it is denied.");
    }
  }

  public UUID id() {
    return id;
  }

  public UUID decisionId() {
    return decisionId;
  }

  public String application() {
    return application;
  }

  /** Who asked. */
  public String actor() {
    return actor;
  }

  public String model() {
    return model;
  }

  public String modelVersion() {
    return modelVersion;
  }

  /** Ids of the rules that held it, comma separated. */
  public String rules() {
    return rules;
  }

  public Instant openedAt() {
    return openedAt;
  }

  public Instant deadline() {
    return deadline;
  }

  public State state() {
    return state;
  }

  public @Nullable String claimedBy() {
    return claimedBy;
  }

  public @Nullable String decidedBy() {
    return decidedBy;
  }

  public @Nullable Instant decidedAt() {
    return decidedAt;
  }

  /** Whether it takes two officers to release it. */
  public boolean fourEyes() {
    return fourEyes;
  }

  /** Who said first that they would release it; null while nobody has, or where one suffices. */
  public @Nullable String firstBy() {
    return firstBy;
  }

  public @Nullable Instant firstAt() {
    return firstAt;
  }

  public @Nullable UUID outcomeId() {
    return outcomeId;
  }

  /** Counts its changes, so that of two who read the same state one changes it. */
  public int rowVersion() {
    return rowVersion;
  }
}
