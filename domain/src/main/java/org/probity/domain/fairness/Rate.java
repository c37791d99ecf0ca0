package org.probity.domain.fairness;

/**
 * How often something was so.
 *
 * @param of at least 1
 */
public record Rate(long hits, long of, Interval interval) {
  /** From 0 to 1. */
  public double value() {
    return (double) hits / of;
  }
}
