package org.probity.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.rules.condition.Condition;
import org.probity.rules.condition.Operand;
import org.probity.rules.condition.Operator;

/** Evaluates conditions directly, sharing nothing with the engine but the parsed condition. */
final class Oracle {
  private final Map<String, Object> sheet;

  Oracle(Map<String, Object> sheet) {
    this.sheet = sheet;
  }

  boolean holds(Condition condition) {
    if (condition instanceof Condition.All all) {
      return all.parts().stream().allMatch(this::holds);
    }
    if (condition instanceof Condition.Any any) {
      return any.parts().stream().anyMatch(this::holds);
    }
    return holds((Condition.Test) condition);
  }

  private boolean holds(Condition.Test test) {
    Object left = value(test.fact());
    Object right = right(test.operand(), !many(test.operator()));
    if (left == null || right == null) {
      return true;
    }
    return switch (test.operator()) {
      case EQUAL -> left.equals(right);
      case NOT_EQUAL -> !left.equals(right);
      case LESS -> (int) left < (int) right;
      case AT_MOST -> (int) left <= (int) right;
      case MORE -> (int) left > (int) right;
      case AT_LEAST -> (int) left >= (int) right;
      case IN -> among((String) left, (List<?>) right);
      case NOT_IN -> !among((String) left, (List<?>) right);
      case HAS -> ((Set<?>) left).contains(right);
      case LACKS -> !((Set<?>) left).contains(right);
    };
  }

  private static boolean many(Operator operator) {
    return operator == Operator.IN || operator == Operator.NOT_IN;
  }

  /** Words stand for themselves; of a licence with OR every choice must be listed, with AND one. */
  private static boolean among(String left, List<?> words) {
    if (left.contains(" OR ")) {
      return Arrays.stream(left.split(" OR ", -1)).allMatch(words::contains);
    }
    return Arrays.stream(left.split(" AND ", -1)).anyMatch(words::contains);
  }

  private @Nullable Object right(Operand operand, boolean single) {
    if (operand instanceof Operand.Flag flag) {
      return flag.value();
    }
    if (operand instanceof Operand.Count count) {
      return count.value();
    }
    if (operand instanceof Operand.Other other) {
      return value(other.fact());
    }
    List<String> words = ((Operand.Words) operand).values();
    return single ? words.get(0) : words;
  }

  private @Nullable Object value(String name) {
    Object put = sheet.get(name);
    if ("UNKNOWN".equals(put)) {
      return null;
    }
    if (put != null) {
      return put;
    }
    FactDefinition fact = FactTable.shipped().get(name);
    if (fact.absence() != Absence.NONE) {
      return null;
    }
    return switch (fact.type()) {
      case BOOLEAN -> false;
      case INTEGER, PERCENT -> 0;
      case TERM, LICENSE -> "NONE";
      case SET -> Set.of();
    };
  }
}
