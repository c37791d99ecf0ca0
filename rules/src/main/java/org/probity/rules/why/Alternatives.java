package org.probity.rules.why;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.probity.rules.FactDefinition;
import org.probity.rules.FactTable;
import org.probity.rules.Policy;
import org.probity.rules.condition.Condition;
import org.probity.rules.condition.Operand;

/** Values of a fact, one of each kind that the conditions of some policies tell apart. */
final class Alternatives {
  private final FactDefinition fact;
  private final Set<Object> values = new LinkedHashSet<>();
  private final Set<String> words = new TreeSet<>();

  private Alternatives(FactDefinition fact) {
    this.fact = fact;
  }

  static List<Object> of(String name, List<Policy> policies) {
    Alternatives alternatives = new Alternatives(FactTable.shipped().get(name));
    policies.forEach(policy -> alternatives.collect(policy.condition()));
    return alternatives.list();
  }

  private void collect(Condition condition) {
    if (condition instanceof Condition.All all) {
      all.parts().forEach(this::collect);
    } else if (condition instanceof Condition.Any any) {
      any.parts().forEach(this::collect);
    } else if (condition instanceof Condition.Test test && test.fact().equals(fact.name())) {
      if (test.operand() instanceof Operand.Count count) {
        for (int near = -1; near <= 1; near++) {
          number(count.value() + near);
        }
      } else if (test.operand() instanceof Operand.Words named) {
        words.addAll(named.values());
      } else if (test.operand() instanceof Operand.Other other) {
        words.addAll(FactTable.shipped().get(other.fact()).values());
      }
    }
  }

  private void number(int value) {
    boolean fits =
        switch (fact.type()) {
          case PERCENT -> value >= 0 && value <= 100;
          case INTEGER -> value >= 0;
          default -> false;
        };
    if (fits) {
      values.add(value);
    }
  }

  private List<Object> list() {
    switch (fact.type()) {
      case BOOLEAN -> values.addAll(List.of(true, false));
      case TERM -> {
        values.addAll(words);
        values.addAll(fact.values());
      }
      case LICENSE -> {
        values.add("Apache-2.0");
        values.addAll(words);
      }
      case SET -> {
        // All of them, none of them, and all but one: enough to leave or enter any one rule.
        values.add(Set.copyOf(words));
        values.add(Set.of());
        for (String word : words) {
          Set<String> without = new TreeSet<>(words);
          without.remove(word);
          values.add(without);
        }
      }
      case INTEGER, PERCENT -> {}
    }
    return new ArrayList<>(values);
  }
}
