package org.probity.domain.decision;

/**
 * What one rule demands. The constants stand from strongest to weakest: the effects of all rules
 * that fired combine by {@link #stronger}, so the outcome never depends on rule order (design,
 * decision 1).
 */
public enum Effect {
  DENY(Verdict.DENY),
  ESCALATE(Verdict.ESCALATE),
  REDACT(Verdict.TRANSFORM),
  LABEL(Verdict.TRANSFORM),
  WATERMARK(Verdict.TRANSFORM),
  TRANSFORM(Verdict.TRANSFORM),
  ALLOW(Verdict.ALLOW);

  private final Verdict verdict;

  Effect(Verdict verdict) {
    this.verdict = verdict;
  }

  /** The verdict a request gets if this is the strongest effect that fired. */
  public Verdict verdict() {
    return verdict;
  }

  /** Whether this makes the other needless: it is the same, or a stronger one that withholds. */
  public boolean covers(Effect other) {
    return this == other || (compareTo(ESCALATE) <= 0 && compareTo(other) < 0);
  }

  public Effect stronger(Effect other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
