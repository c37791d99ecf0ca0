package org.probity.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.probity.rules.condition.Condition;
import org.probity.rules.condition.Operand;
import org.probity.rules.condition.Operator;
import org.probity.rules.internal.Facts;
import org.probity.rules.internal.Hits;

/**
 * Writes the rules of a pack in Drools' language: one rule a policy, without salience or groups,
 * whose only consequence is to report that it fired.
 *
 * <p>Invariant: only ids, fact names, numbers and words reach the text. {@link PackReader} keeps
 * ids to letters, digits and hyphens; the fact table keeps names and words; {@link #quoted} checks
 * again.
 */
public final class DrlWriter {
  private DrlWriter() {}

  /** The Java package of a pack's generated rules. */
  public static String packageName(PolicyPack pack) {
    return "org.probity.packs." + pack.id().replace('-', '_');
  }

  public static String write(PolicyPack pack) {
    StringBuilder drl = new StringBuilder();
    drl.append("package ").append(packageName(pack)).append(";\n");
    drl.append("import ").append(Facts.class.getName()).append(";\n");
    drl.append("global ").append(Hits.class.getName()).append(" hits;\n");
    for (Policy policy : pack.policies()) {
      String id = quoted(policy.id());
      drl.append("\nrule ").append(id).append("\nwhen\n  Facts(\n    ");
      drl.append(pattern(policy.condition()));
      drl.append("\n  )\nthen\n  hits.fired(").append(id).append(");\nend\n");
    }
    return drl.toString();
  }

  // A comma lets the engine share equal tests between rules; && would not.
  private static String pattern(Condition condition) {
    return condition instanceof Condition.All all
        ? all.parts().stream().map(DrlWriter::expression).collect(Collectors.joining(",\n    "))
        : expression(condition);
  }

  private static String expression(Condition condition) {
    if (condition instanceof Condition.All all) {
      return joined(all.parts(), " && ");
    }
    if (condition instanceof Condition.Any any) {
      return joined(any.parts(), " || ");
    }
    return test((Condition.Test) condition);
  }

  private static String joined(List<Condition> parts, String sign) {
    return parts.stream().map(DrlWriter::expression).collect(Collectors.joining(sign, "(", ")"));
  }

  private static String test(Condition.Test test) {
    String fact = quoted(test.fact());
    Operand operand = test.operand();
    if (operand instanceof Operand.Flag flag) {
      boolean expected = flag.value() == (test.operator() == Operator.EQUAL);
      return "is(" + fact + ", " + expected + ")";
    }
    if (operand instanceof Operand.Count number) {
      return numeric(test.operator()) + "(" + fact + ", " + number.value() + ")";
    }
    if (operand instanceof Operand.Other other) {
      return member(test.operator()) + "ValueOf(" + fact + ", " + quoted(other.fact()) + ")";
    }
    String words =
        ((Operand.Words) operand)
            .values().stream().map(DrlWriter::quoted).collect(Collectors.joining(", "));
    return worded(test) + "(" + fact + ", " + words + ")";
  }

  private static String numeric(Operator operator) {
    return switch (operator) {
      case EQUAL -> "equal";
      case NOT_EQUAL -> "notEqual";
      case LESS -> "less";
      case AT_MOST -> "atMost";
      case MORE -> "more";
      case AT_LEAST -> "atLeast";
      case IN, NOT_IN, HAS, LACKS -> throw new AssertionError("The parser lets no number here.");
    };
  }

  private static String worded(Condition.Test test) {
    boolean license = FactTable.shipped().get(test.fact()).type() == FactType.LICENSE;
    return switch (test.operator()) {
      case EQUAL -> "is";
      case NOT_EQUAL -> "isNot";
      case IN -> license ? "bound" : "oneOf";
      case NOT_IN -> license ? "unbound" : "noneOf";
      case HAS, LACKS -> member(test.operator());
      case LESS, AT_MOST, MORE, AT_LEAST ->
          throw new AssertionError("The parser lets no word here.");
    };
  }

  private static String member(Operator operator) {
    return operator == Operator.HAS ? "has" : "lacks";
  }

  private static String quoted(String word) {
    if (!word.matches("[A-Za-z0-9][A-Za-z0-9._+-]*")) {
      throw new RulesException("A word that is no plain word cannot become part of a rule.");
    }
    return '"' + word + '"';
  }
}
