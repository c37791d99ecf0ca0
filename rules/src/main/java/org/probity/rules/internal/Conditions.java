package org.probity.rules.internal;

import org.probity.rules.FactTable;
import org.probity.rules.FactType;
import org.probity.rules.condition.Condition;
import org.probity.rules.condition.Operand;
import org.probity.rules.condition.Operator;

/**
 * Evaluates a condition without compiled rules, for questions about one policy at a time. The
 * engine decides; tests hold that the two agree.
 */
public final class Conditions {
  private Conditions() {}

  /** Whether the condition holds, facts that are not known counting for it. */
  public static boolean holds(Condition condition, Facts facts) {
    if (condition instanceof Condition.All all) {
      return all.parts().stream().allMatch(part -> holds(part, facts));
    }
    if (condition instanceof Condition.Any any) {
      return any.parts().stream().anyMatch(part -> holds(part, facts));
    }
    return test((Condition.Test) condition, facts);
  }

  private static boolean test(Condition.Test test, Facts facts) {
    String fact = test.fact();
    Operand operand = test.operand();
    if (operand instanceof Operand.Flag flag) {
      return facts.is(fact, flag.value() == (test.operator() == Operator.EQUAL));
    }
    if (operand instanceof Operand.Count count) {
      return number(fact, test.operator(), count.value(), facts);
    }
    if (operand instanceof Operand.Other other) {
      return test.operator() == Operator.HAS
          ? facts.hasValueOf(fact, other.fact())
          : facts.lacksValueOf(fact, other.fact());
    }
    String[] words = ((Operand.Words) operand).values().toArray(String[]::new);
    boolean license = FactTable.shipped().get(fact).type() == FactType.LICENSE;
    return switch (test.operator()) {
      case EQUAL -> facts.is(fact, words[0]);
      case NOT_EQUAL -> facts.isNot(fact, words[0]);
      case IN -> license ? facts.bound(fact, words) : facts.oneOf(fact, words);
      case NOT_IN -> license ? facts.unbound(fact, words) : facts.noneOf(fact, words);
      case HAS -> facts.has(fact, words[0]);
      case LACKS -> facts.lacks(fact, words[0]);
      case LESS, AT_MOST, MORE, AT_LEAST ->
          throw new AssertionError("The parser lets no word here.");
    };
  }

  private static boolean number(String fact, Operator operator, int value, Facts facts) {
    return switch (operator) {
      case EQUAL -> facts.equal(fact, value);
      case NOT_EQUAL -> facts.notEqual(fact, value);
      case LESS -> facts.less(fact, value);
      case AT_MOST -> facts.atMost(fact, value);
      case MORE -> facts.more(fact, value);
      case AT_LEAST -> facts.atLeast(fact, value);
      case IN, NOT_IN, HAS, LACKS -> throw new AssertionError("The parser lets no number here.");
    };
  }
}
