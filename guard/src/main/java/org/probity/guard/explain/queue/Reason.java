package org.probity.guard.explain.queue;

import java.util.Locale;

/** Why an answer is explained after it left; what comes first is explained first. */
public enum Reason {
  /** A person wants to know. */
  REQUEST(0),
  /** A rule demands it, though not before the answer leaves. */
  OBLIGATION(1),
  /** One of many, to see how the model's explanations change. */
  SAMPLE(2);

  private final int priority;

  Reason(int priority) {
    this.priority = priority;
  }

  /** The least comes first; rows in databases hold it. */
  int priority() {
    return priority;
  }

  /** As in the API: {@code request}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
