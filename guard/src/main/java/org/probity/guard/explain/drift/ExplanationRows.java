package org.probity.guard.explain.drift;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.probity.audit.Companion;
import org.probity.domain.explanation.Explanation;
import org.probity.explainability.ExplanationJson;
import org.probity.guard.Decision.SealedExplanation;

/** What is written beside an explanation: its line, and its part of the sums. */
public final class ExplanationRows {
  private ExplanationRows() {}

  /**
   * Nothing where there is no explanation.
   *
   * @param at when it was made
   */
  public static List<Companion> of(Optional<SealedExplanation> explanation, Instant at) {
    return explanation
        .map(each -> ExplanationJson.read(each.json().getBytes(StandardCharsets.UTF_8)))
        .map(read -> of(read, at))
        .orElse(List.of());
  }

  static List<Companion> of(Explanation read, Instant at) {
    return List.of(new ExplanationRow(read, at), new CellRow(read));
  }
}
