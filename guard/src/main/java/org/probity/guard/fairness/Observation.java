package org.probity.guard.fairness;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was reported about one person of a decision, taken together: later reports stand in place of
 * earlier ones.
 *
 * @param row of the decision's input, from 0: a decision may be about several persons
 * @param label the model's
 * @param decided what the application decided in the end, in the model's labels; null for the
 *     model's own
 * @param actual what turned out to be true, in the model's labels
 * @param attributes category by attribute
 */
record Observation(
    UUID decision,
    int row,
    @Nullable String label,
    @Nullable String decided,
    @Nullable String actual,
    Map<String, String> attributes) {

  Observation {
    attributes = Map.copyOf(attributes);
  }

  /** What the person got, or null while nothing is known. */
  @Nullable String given() {
    return decided == null ? label : decided;
  }

  Observation and(Observation later) {
    Map<String, String> all = new TreeMap<>(attributes);
    all.putAll(later.attributes);
    return new Observation(
        decision,
        row,
        later.label == null ? label : later.label,
        later.decided == null ? decided : later.decided,
        later.actual == null ? actual : later.actual,
        all);
  }

  /** Never the person's groups. */
  @Override
  public String toString() {
    return "Observation[" + decision + " " + row + "]";
  }
}
