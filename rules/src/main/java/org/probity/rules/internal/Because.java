package org.probity.rules.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.probity.rules.FactDefinition;
import org.probity.rules.FactTable;
import org.probity.rules.FactType;
import org.probity.rules.condition.Condition;
import org.probity.rules.condition.Operand;

/** Names the facts a condition asked for, with their values: why a rule fired. */
public final class Because {
  private Because() {}

  /** As {@code pii.DIRECT_ID=95}, {@code r.setting unknown}; in the order of the condition. */
  public static List<String> of(Condition condition, Facts facts) {
    Set<String> names = new LinkedHashSet<>();
    collect(condition, names);
    List<String> because = new ArrayList<>();
    for (String name : names) {
      because.add(shown(name, facts));
    }
    return because;
  }

  private static void collect(Condition condition, Set<String> names) {
    if (condition instanceof Condition.All all) {
      all.parts().forEach(part -> collect(part, names));
    } else if (condition instanceof Condition.Any any) {
      any.parts().forEach(part -> collect(part, names));
    } else if (condition instanceof Condition.Test test) {
      names.add(test.fact());
      if (test.operand() instanceof Operand.Other other) {
        names.add(other.fact());
      }
    }
  }

  private static String shown(String name, Facts facts) {
    Object value = facts.value(name);
    if (value == null) {
      return name + " unknown";
    }
    FactDefinition fact = FactTable.shipped().get(name);
    // A word that no list knows came from the caller; it may be anything, so it is not repeated.
    boolean foreign = fact.type() == FactType.TERM && !fact.lists((String) value);
    return name + "=" + (foreign ? "(not in the list)" : value);
  }
}
