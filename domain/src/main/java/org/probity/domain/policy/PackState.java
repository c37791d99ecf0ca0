package org.probity.domain.policy;

import java.util.Locale;

/** Where a pack version stands in its life. */
public enum PackState {
  /** Can be read. */
  DRAFT,
  /** Compiled, and looked through for faults. */
  CHECKED,
  /** Decides its own examples as they say. */
  TESTED,
  /** Judges what the active pack judges, without counting. */
  SHADOW,
  /** A second officer agreed. */
  APPROVED,
  /** Judges a share of the decisions, and the active pack the others. */
  CANARY,
  /** Judges. */
  ACTIVE,
  /** Another took its place; a rollback brings it back. */
  SUPERSEDED;

  /** As in the API: {@code draft}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
