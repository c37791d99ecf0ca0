package org.probity.rules.why;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.Stage;
import org.probity.domain.decision.Verdict;
import org.probity.rules.FactSheet;
import org.probity.rules.Policy;
import org.probity.rules.PolicyPack;
import org.probity.rules.internal.Conditions;
import org.probity.rules.internal.Facts;

/**
 * One decision, as the rules saw it.
 *
 * @param sheets the facts judged, by stage
 * @param released policies that a reviewer had answered, so that they did not hold it again
 */
public record Case(
    PolicyPack pack, LocalDate date, Map<Stage, FactSheet> sheets, Set<String> released) {

  public Case {
    sheets = Map.copyOf(sheets);
    released = Set.copyOf(released);
  }

  /** The policies that are in force on the decision's date. */
  List<Policy> inForce() {
    return pack.policies().stream().filter(policy -> policy.inForce(date)).toList();
  }

  /** The strongest effect over all stages. */
  public Verdict verdict() {
    return Verdict.of(effects(inForce()));
  }

  /** What these policies demand. */
  List<Effect> effects(List<Policy> policies) {
    List<Effect> effects = new ArrayList<>();
    sheets.forEach(
        (stage, sheet) -> {
          Facts facts = new Facts(sheet, stage);
          for (Policy policy : policies) {
            if (counts(policy) && Conditions.holds(policy.condition(), facts)) {
              effects.add(policy.effect());
            }
          }
        });
    return effects;
  }

  private boolean counts(Policy policy) {
    return policy.effect() != Effect.ESCALATE || !released.contains(policy.id());
  }

  /** The same with other values of some facts, at every stage. */
  Case with(Map<String, Object> changes) {
    Map<Stage, FactSheet> changed = new EnumMap<>(Stage.class);
    sheets.forEach((stage, sheet) -> changed.put(stage, sheet.toBuilder().putAll(changes).build()));
    return new Case(pack, date, changed, released);
  }
}
