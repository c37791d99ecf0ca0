package org.probity.bench.peer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Stage;
import org.probity.rules.FactDefinition;
import org.probity.rules.FactSheet;

/** The facts of one sheet by number, each looked up once. */
final class Values {
  private final @Nullable Object[] values;

  private Values(@Nullable Object[] values) {
    this.values = values;
  }

  /** The facts in the given order; the stage stands for the fact {@code r.stage}. */
  static Values of(List<FactDefinition> facts, FactSheet sheet, Stage stage) {
    @Nullable Object[] values = new Object[facts.size()];
    for (int i = 0; i < values.length; i++) {
      FactDefinition fact = facts.get(i);
      Object put = fact.name().equals("r.stage") ? stage.name() : sheet.get(fact.name());
      Object value = put == null ? fact.assumed() : put;
      values[i] = FactDefinition.UNKNOWN.equals(value) ? null : value;
    }
    return new Values(values);
  }

  /** Null when the fact is not known. */
  @Nullable Object at(int fact) {
    return values[fact];
  }
}
