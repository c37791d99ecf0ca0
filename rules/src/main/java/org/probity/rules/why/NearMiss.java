package org.probity.rules.why;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probity.domain.decision.Stage;
import org.probity.rules.FactSheet;
import org.probity.rules.Policy;
import org.probity.rules.condition.Condition;
import org.probity.rules.condition.Operand;
import org.probity.rules.internal.Because;
import org.probity.rules.internal.Conditions;
import org.probity.rules.internal.Facts;

/**
 * A policy that did not fire for the want of one condition.
 *
 * @param missing the condition, as "r.userAge &lt; 14"
 * @param was the fact it asks for, as "r.userAge=15"
 */
public record NearMiss(Policy policy, Stage stage, String missing, String was) {

  /** Each policy once, at the first stage where it nearly fired; none that fired at any. */
  public static List<NearMiss> of(Case decided) {
    Map<String, NearMiss> misses = new LinkedHashMap<>();
    for (Policy policy : decided.inForce()) {
      if (decided.effects(List.of(policy)).isEmpty()) {
        decided.sheets().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .forEach(stage -> look(policy, stage.getKey(), stage.getValue(), misses));
      }
    }
    return List.copyOf(misses.values());
  }

  private static void look(
      Policy policy, Stage stage, FactSheet sheet, Map<String, NearMiss> misses) {
    Facts facts = new Facts(sheet, stage);
    List<Condition.Test> tests = new ArrayList<>();
    collect(policy.condition(), tests);
    for (Condition.Test test : tests) {
      // Another stage is no other case: what fires on answers does not nearly fire on requests.
      if (!test.fact().equals("r.stage")
          && !Conditions.holds(test, facts)
          && holdsBut(policy.condition(), test, facts)) {
        misses.putIfAbsent(
            policy.id(),
            new NearMiss(policy, stage, written(test), String.join(", ", Because.of(test, facts))));
      }
    }
  }

  private static void collect(Condition condition, List<Condition.Test> tests) {
    if (condition instanceof Condition.All all) {
      all.parts().forEach(part -> collect(part, tests));
    } else if (condition instanceof Condition.Any any) {
      any.parts().forEach(part -> collect(part, tests));
    } else if (condition instanceof Condition.Test test) {
      tests.add(test);
    }
  }

  /** Whether it would hold if this one test did. */
  private static boolean holdsBut(Condition condition, Condition.Test test, Facts facts) {
    if (condition instanceof Condition.All all) {
      return all.parts().stream().allMatch(part -> holdsBut(part, test, facts));
    }
    if (condition instanceof Condition.Any any) {
      return any.parts().stream().anyMatch(part -> holdsBut(part, test, facts));
    }
    return condition.equals(test) || Conditions.holds(condition, facts);
  }

  private static String written(Condition.Test test) {
    String operand =
        test.operand() instanceof Operand.Flag flag
            ? String.valueOf(flag.value())
            : test.operand() instanceof Operand.Count count
                ? String.valueOf(count.value())
                : test.operand() instanceof Operand.Other other
                    ? other.fact()
                    : String.join(", ", ((Operand.Words) test.operand()).values());
    return test.fact() + " " + test.operator().symbol() + " " + operand;
  }
}
