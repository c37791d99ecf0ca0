package org.probity.domain.model;

import java.util.Locale;

/** What a model is for; the public tensors follow from it. */
public enum Task {
  TEXT_CLASSIFICATION,
  TOKEN_CLASSIFICATION,
  IMAGE_CLASSIFICATION,
  SEQUENCE_CLASSIFICATION,
  TABULAR_CLASSIFICATION,
  EMBEDDING,
  IMAGE_GENERATION;

  /** As in {@code model.json}: {@code text-classification}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it tells one of several classes, and so has labels. */
  public boolean classifies() {
    return this != EMBEDDING && this != IMAGE_GENERATION;
  }

  /**
   * @throws IllegalArgumentException for a code that names no task
   */
  public static Task of(String code) {
    for (Task task : values()) {
      if (task.code().equals(code)) {
        return task;
      }
    }
    throw new IllegalArgumentException("There is no such task.");
  }
}
