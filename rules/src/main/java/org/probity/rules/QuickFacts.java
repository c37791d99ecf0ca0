package org.probity.rules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Stage;
import org.probity.rules.internal.Predicates;

/** The facts of one decision as one engine's predicates read them: no map, only what is asked. */
public final class QuickFacts {
  private final Predicates predicates;
  private final @Nullable Object[] values;

  QuickFacts(Predicates predicates, @Nullable Object[] values) {
    this.predicates = predicates;
    this.values = values;
  }

  /**
   * These facts with some others.
   *
   * @param differences null for one that is absent
   * @throws RulesException as {@link PolicyEngine#quickFacts}
   */
  public QuickFacts with(Map<String, ? extends @Nullable Object> differences) {
    @Nullable Object[] changed = values.clone();
    differences.forEach((name, value) -> predicates.put(changed, name, value));
    return new QuickFacts(predicates, changed);
  }

  List<Integer> holding(Stage stage) {
    return predicates.holding(values.clone(), stage);
  }
}
