package org.probity.rules.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.probity.rules.condition.Condition.Test;

/**
 * A condition as a form shows it: it holds when every test of a clause holds, of whichever clause.
 * Every condition has such a form, since there is no negation of a whole (disjunctive normal form).
 */
public final class Clauses {
  /** More than a reader keeps apart. */
  private static final int MOST = 32;

  private Clauses() {}

  /** Empty if that were more clauses than can be read. */
  public static Optional<List<List<Test>>> of(Condition condition) {
    List<List<Test>> clauses = spread(condition);
    return clauses.size() > MOST ? Optional.empty() : Optional.of(clauses);
  }

  private static List<List<Test>> spread(Condition condition) {
    if (condition instanceof Condition.Any any) {
      return any.parts().stream().flatMap(part -> spread(part).stream()).limit(MOST + 1L).toList();
    }
    if (condition instanceof Condition.All all) {
      List<List<Test>> product = List.of(List.of());
      for (Condition part : all.parts()) {
        product = multiply(product, spread(part));
      }
      return product;
    }
    return List.of(List.of((Test) condition));
  }

  private static List<List<Test>> multiply(List<List<Test>> these, List<List<Test>> those) {
    List<List<Test>> product = new ArrayList<>();
    for (List<Test> one : these) {
      for (List<Test> other : those) {
        List<Test> both = new ArrayList<>(one);
        both.addAll(other);
        product.add(List.copyOf(both));
        if (product.size() > MOST) {
          return product;
        }
      }
    }
    return product;
  }

  /** As {@link ConditionParser} reads it. */
  public static String text(List<List<Test>> clauses) {
    if (clauses.size() == 1) {
      return all(clauses.get(0));
    }
    return clauses.stream()
        .map(clause -> clause.size() == 1 ? all(clause) : "(" + all(clause) + ")")
        .collect(Collectors.joining(" or "));
  }

  private static String all(List<Test> clause) {
    return clause.stream().map(Clauses::text).collect(Collectors.joining(" and "));
  }

  private static String text(Test test) {
    return test.fact() + " " + test.operator().symbol() + " " + text(test.operand());
  }

  /** As it is written. */
  public static String text(Operand operand) {
    if (operand instanceof Operand.Flag flag) {
      return Boolean.toString(flag.value());
    }
    if (operand instanceof Operand.Count count) {
      return Integer.toString(count.value());
    }
    if (operand instanceof Operand.Words words) {
      return String.join(", ", words.values());
    }
    return ((Operand.Other) operand).fact();
  }
}
