package org.probity.audit.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the verification of a bundle found.
 *
 * @param failure the first thing that does not hold, or null
 * @param counts what was checked, by name, in order
 * @param notes what the reader should know besides
 */
public record VerificationReport(
    @Nullable Failure failure, Map<String, Object> counts, List<String> notes) {

  public VerificationReport {
    counts = new LinkedHashMap<>(counts);
    notes = List.copyOf(notes);
  }

  /**
   * @param where the entry or file, as {@code entry 17} or {@code decisions.csv}
   * @param why a sentence
   */
  public record Failure(String where, String why) {}

  public boolean ok() {
    return failure == null;
  }
}
