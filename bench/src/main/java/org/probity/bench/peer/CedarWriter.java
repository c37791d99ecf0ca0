package org.probity.bench.peer;

import java.util.List;
import java.util.stream.Collectors;
import org.probity.rules.condition.Condition;
import org.probity.rules.condition.Operand;
import org.probity.rules.condition.Operator;

/** Writes conditions in Cedar, over facts in the context of the request. */
final class CedarWriter {
  private CedarWriter() {}

  static String forbid(Condition condition) {
    return "forbid(principal, action, resource) when { " + text(condition) + " };";
  }

  private static String text(Condition condition) {
    if (condition instanceof Condition.All all) {
      return joined(all.parts(), " && ");
    }
    if (condition instanceof Condition.Any any) {
      return joined(any.parts(), " || ");
    }
    Condition.Test test = (Condition.Test) condition;
    String fact = fact(test.fact());
    if (test.operand() instanceof Operand.Other other) {
      return contains(fact, fact(other.fact()), test.operator() == Operator.HAS);
    }
    if (test.operand() instanceof Operand.Words words) {
      return words(fact, test.operator(), words.values());
    }
    String value =
        test.operand() instanceof Operand.Flag flag
            ? String.valueOf(flag.value())
            : String.valueOf(((Operand.Count) test.operand()).value());
    return fact + " " + test.operator().symbol() + " " + value;
  }

  private static String words(String fact, Operator operator, List<String> words) {
    return switch (operator) {
      case HAS, LACKS -> contains(fact, quoted(words.get(0)), operator == Operator.HAS);
      case IN, NOT_IN ->
          contains(
              words.stream().map(CedarWriter::quoted).collect(Collectors.joining(", ", "[", "]")),
              fact,
              operator == Operator.IN);
      default -> fact + " " + operator.symbol() + " " + quoted(words.get(0));
    };
  }

  private static String contains(String set, String element, boolean wanted) {
    return (wanted ? "" : "!") + set + ".contains(" + element + ")";
  }

  private static String joined(List<Condition> parts, String operator) {
    return parts.stream().map(CedarWriter::text).collect(Collectors.joining(operator, "(", ")"));
  }

  private static String fact(String name) {
    return "context[" + quoted(name) + "]";
  }

  private static String quoted(String word) {
    return "\"" + word + "\"";
  }
}
