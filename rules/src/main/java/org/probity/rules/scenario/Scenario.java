package org.probity.rules.scenario;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Stage;
import org.probity.domain.decision.Verdict;
import org.probity.rules.FactSheet;

/**
 * One case, and what must come of it.
 *
 * @param name where it stands, as "PRV-01 fires 1" or "row 3, minor without guardian"
 * @param verdict null if any will do
 * @param fires policies that must fire, in shadow or not
 * @param silent policies that must not
 */
public record Scenario(
    String name,
    FactSheet facts,
    Stage stage,
    @Nullable Verdict verdict,
    Set<String> fires,
    Set<String> silent) {

  public Scenario {
    fires = Set.copyOf(fires);
    silent = Set.copyOf(silent);
  }
}
