package org.probity.domain.ledger;

import java.util.Locale;

/** Kinds of ledger event. */
public enum EventType {
  DECISION,
  EXPLANATION,
  REVIEW,
  POLICY,
  MODEL,
  RECORD,
  CONSENT,
  OUTCOME,
  TASK,
  ACCESS,
  EXPORT,
  ERASURE,
  RETENTION,
  ACCOUNT,
  CONFIG;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
