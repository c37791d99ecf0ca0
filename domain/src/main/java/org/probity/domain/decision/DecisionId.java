package org.probity.domain.decision;

import com.fasterxml.uuid.Generators;
import java.util.UUID;

/** Identifies one decision; UUIDv7, so that ids sort by time (RFC 9562 section 5.7). */
public record DecisionId(UUID value) {

  public static DecisionId next() {
    return new DecisionId(Generators.timeBasedEpochRandomGenerator().generate());
  }

  /**
   * @throws IllegalArgumentException if the text is not a UUID in its canonical form
   */
  public static DecisionId parse(String text) {
    UUID value = UUID.fromString(text);
    if (!value.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException("A decision id is a UUID.");
    }
    return new DecisionId(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
