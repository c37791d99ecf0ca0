package org.probity.domain.decision;

/** How much a rule that fired matters to those who review. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
