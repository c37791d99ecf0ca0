package org.probity.domain.model;

/** The risk tier of a model after the AI Act, as its card claims it. */
public enum RiskTier {
  MINIMAL,
  LIMITED,
  HIGH
}
