package org.probity.reports.forms;

import java.util.Map;
import java.util.Objects;

/**
 * What kinds of entries and facts are called.
 *
 * @param entries by selector, as {@code model/activate}
 * @param facts by code
 * @param statuses by code
 */
record Words(Map<String, Pair> entries, Map<String, Pair> facts, Map<String, Pair> statuses) {

  /** The same in English and Chinese. */
  record Pair(String en, String zh) {}

  Pair entry(String selector) {
    return Objects.requireNonNull(entries.get(selector), selector);
  }

  Pair fact(FactKind kind) {
    return Objects.requireNonNull(facts.get(kind.code()), kind.code());
  }

  Pair status(LineStatus status) {
    return Objects.requireNonNull(statuses.get(status.code()), status.code());
  }
}
