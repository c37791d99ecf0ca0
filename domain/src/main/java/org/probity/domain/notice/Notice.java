package org.probity.domain.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell the configured webhook: written in the ledger's transaction, tried until it is
 * delivered or too old. It names a decision and rules, and never holds content.
 */
@Entity
@Table(name = "notice")
public class Notice {
  /** Older notices are not sent any more, be it that no webhook was configured. */
  public static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(2);
  private static final int DOUBLINGS = 10;

  @Id private long id;
  private String kind;

  @Column(name = "decision_id")
  private UUID decisionId;

  private String rules;
  private String obligations;

  @Column(name = "created_at")
  private Instant createdAt;

  private int attempts;

  @Column(name = "next_try")
  private @Nullable Instant nextTry;

  @Column(name = "delivered_at")
  private @Nullable Instant deliveredAt;

  private @Nullable String problem;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Notice() {}

  public void delivered(Instant now) {
    attempts++;
    nextTry = null;
    deliveredAt = now;
    problem = null;
  }

  /**
   * @param why without content
   * @param forGood whether it must not be tried again
   */
  public void failed(String why, boolean forGood, Instant now) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, DOUBLINGS));
    Instant next = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    attempts++;
    problem = why;
    nextTry = forGood || next.isAfter(createdAt.plus(GIVEN_UP_AFTER)) ? null : next;
  }

  public long id() {
    return id;
  }

  /** As {@code review.released}. */
  public String kind() {
    return kind;
  }

  public UUID decisionId() {
    return decisionId;
  }

  public List<String> rules() {
    return split(rules);
  }

  public List<String> obligations() {
    return split(obligations);
  }

  private static List<String> split(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
  }

  public Instant createdAt() {
    return createdAt;
  }

  public int attempts() {
    return attempts;
  }

  /** Null once it was delivered or given up. */
  public @Nullable Instant nextTry() {
    return nextTry;
  }

  public @Nullable Instant deliveredAt() {
    return deliveredAt;
  }

  public @Nullable String problem() {
    return problem;
  }
}
