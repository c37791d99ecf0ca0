package org.probity.bench.peer;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.probity.rules.FactTable;
import org.probity.rules.FactType;
import org.probity.rules.condition.Condition;
import org.probity.rules.condition.Operand;
import org.probity.rules.condition.Operator;

/** Turns parsed conditions into predicates, choosing every operator and constant beforehand. */
final class PredicateWriter {
  private final FactNumbers facts;

  PredicateWriter(FactNumbers facts) {
    this.facts = facts;
  }

  Predicate<Values> write(Condition condition) {
    if (condition instanceof Condition.All all) {
      return all.parts().stream().map(this::write).reduce(Predicate::and).orElseThrow();
    }
    if (condition instanceof Condition.Any any) {
      return any.parts().stream().map(this::write).reduce(Predicate::or).orElseThrow();
    }
    Condition.Test test = (Condition.Test) condition;
    int fact = facts.of(test.fact());
    if (test.operand() instanceof Operand.Other other) {
      return member(fact, facts.of(other.fact()), test.operator() == Operator.HAS);
    }
    Predicate<Object> holds = known(test);
    return values -> {
      Object value = values.at(fact);
      return value == null || holds.test(value);
    };
  }

  private static Predicate<Values> member(int fact, int other, boolean wanted) {
    return values -> {
      Object set = values.at(fact);
      Object word = values.at(other);
      return set == null || word == null || ((Set<?>) set).contains(word) == wanted;
    };
  }

  private static Predicate<Object> known(Condition.Test test) {
    if (test.operand() instanceof Operand.Flag flag) {
      boolean expected = flag.value() == (test.operator() == Operator.EQUAL);
      return value -> (boolean) value == expected;
    }
    if (test.operand() instanceof Operand.Count count) {
      return number(test.operator(), count.value());
    }
    return word(test, ((Operand.Words) test.operand()).values());
  }

  private static Predicate<Object> number(Operator operator, int limit) {
    return switch (operator) {
      case EQUAL -> value -> (int) value == limit;
      case NOT_EQUAL -> value -> (int) value != limit;
      case LESS -> value -> (int) value < limit;
      case AT_MOST -> value -> (int) value <= limit;
      case MORE -> value -> (int) value > limit;
      case AT_LEAST -> value -> (int) value >= limit;
      case IN, NOT_IN, HAS, LACKS -> throw unreadable();
    };
  }

  private static Predicate<Object> word(Condition.Test test, List<String> words) {
    String first = words.get(0);
    return switch (test.operator()) {
      case EQUAL -> first::equals;
      case NOT_EQUAL -> value -> !first.equals(value);
      case IN -> among(test.fact(), Set.copyOf(words));
      case NOT_IN -> among(test.fact(), Set.copyOf(words)).negate();
      case HAS -> value -> ((Set<?>) value).contains(first);
      case LACKS -> value -> !((Set<?>) value).contains(first);
      case LESS, AT_MOST, MORE, AT_LEAST -> throw unreadable();
    };
  }

  private static Predicate<Object> among(String fact, Set<String> words) {
    return FactTable.shipped().get(fact).type() == FactType.LICENSE
        ? value -> binds((String) value, words)
        : words::contains;
  }

  /** Flat licence expressions only: with OR every choice must be listed, with AND one. */
  private static boolean binds(String license, Set<String> words) {
    if (license.contains(" OR ")) {
      return words.containsAll(List.of(license.split(" OR ", -1)));
    }
    return List.of(license.split(" AND ", -1)).stream().anyMatch(words::contains);
  }

  private static AssertionError unreadable() {
    return new AssertionError("The parser lets no such condition through.");
  }
}
