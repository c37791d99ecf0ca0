package org.probity.rules.condition;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a policy fires. There is no negation of a whole condition: each operator has its opposite,
 * so that a fact that is not known can only make a rule fire, never keep it from firing.
 */
public sealed interface Condition {

  /** Holds when every part holds. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** Holds when a part holds. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** Holds when the fact compares so, or is not known. */
  record Test(String fact, Operator operator, Operand operand) implements Condition {}

  /** The names of the facts it asks for, sorted. */
  default Set<String> facts() {
    Set<String> facts = new TreeSet<>();
    collect(this, facts);
    return facts;
  }

  private static void collect(Condition condition, Set<String> facts) {
    if (condition instanceof All all) {
      all.parts().forEach(part -> collect(part, facts));
    } else if (condition instanceof Any any) {
      any.parts().forEach(part -> collect(part, facts));
    } else if (condition instanceof Test test) {
      facts.add(test.fact());
      if (test.operand() instanceof Operand.Other other) {
        facts.add(other.fact());
      }
    }
  }
}
