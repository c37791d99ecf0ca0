package org.probity.domain.concern;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is raised, and by when it must be answered. */
public enum ConcernKind {
  /** GDPR 22(3): a person contests the decision and asks for one of a human. */
  CONTEST,
  /** AI Act 86(1): a person asks why they were decided about so. */
  EXPLANATION,
  /** Any complaint. No law names a time for it; it is answered as a request of GDPR 12(3) is. */
  COMPLAINT,
  /** An application says that a detector was wrong. A week, for it happens again meanwhile. */
  FALSE_POSITIVE,
  /** AI Act 73: a serious incident, to be reported to the market surveillance authority. */
  INCIDENT;

  private static final Duration WEEK = Duration.ofDays(7);

  /** As clients name it: {@code false-positive}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<ConcernKind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }

  /** Whether it is about one decision, and not of a model or an application at large. */
  public boolean needsDecision() {
    return this == CONTEST || this == EXPLANATION || this == FALSE_POSITIVE;
  }

  /** Whether its deadline may be put off by two months (GDPR 12(3)). */
  public boolean extensible() {
    return this == CONTEST || this == EXPLANATION || this == COMPLAINT;
  }

  /**
   * Of all but incidents, whose {@link Gravity} says it.
   *
   * @param received when it was
   */
  public Instant deadline(Instant received) {
    return this == FALSE_POSITIVE ? received.plus(WEEK) : monthsLater(received, 1);
  }

  /** The same day of a later month, or its last (Regulation 1182/71, 3(2)(c)). */
  static Instant monthsLater(Instant time, int months) {
    return time.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
  }
}
