package org.probity.domain.decision;

/** When a rule is asked: before the model, after it, or after an obliged explanation. */
public enum Stage {
  REQUEST,
  RESPONSE,
  EXPLAINED
}
