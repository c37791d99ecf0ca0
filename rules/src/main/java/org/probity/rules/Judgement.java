package org.probity.rules;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.decision.Verdict;

/**
 * What a pack says of a fact sheet.
 *
 * @param hits every policy that fired, in the pack's order, shadows among them
 * @param obligations of the hits in force, in the pack's order
 * @param effects of the hits in force
 */
public record Judgement(
    Verdict verdict, List<RuleHit> hits, Set<String> obligations, Set<Effect> effects) {

  /** Combines hits by the lattice of effects (design, decision 1). */
  public static Judgement of(List<RuleHit> hits) {
    Set<String> obligations = new LinkedHashSet<>();
    Set<Effect> effects = EnumSet.noneOf(Effect.class);
    for (RuleHit hit : hits) {
      if (hit.inForce()) {
        obligations.addAll(hit.obligations());
        effects.add(hit.effect());
      }
    }
    return new Judgement(
        Verdict.of(effects),
        List.copyOf(hits),
        Collections.unmodifiableSet(obligations),
        Collections.unmodifiableSet(effects));
  }
}
