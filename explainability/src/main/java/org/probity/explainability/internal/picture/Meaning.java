package org.probity.explainability.internal.picture;

import org.probity.domain.explanation.Method;

/** What a method's values mean, and so how they are coloured and called. */
enum Meaning {
  /** For and against the target. */
  SIGNED,
  /** For the target, never against. */
  RELEVANCE,
  /** Of attention, for no class in particular. */
  SHARE;

  static Meaning of(Method method) {
    return switch (method) {
      case ATTENTION, ATTENTION_ROLLOUT, ATTENTION_FLOW -> SHARE;
      case ATTENTION_GRADIENT, GRAD_SAM -> RELEVANCE;
      default -> SIGNED;
    };
  }
}
