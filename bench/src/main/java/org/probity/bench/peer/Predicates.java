package org.probity.bench.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.probity.domain.decision.Stage;
import org.probity.rules.FactSheet;
import org.probity.rules.Policy;
import org.probity.rules.PolicyPack;

/**
 * The policies of a pack as plain Java predicates, one for each. They say which policies fire and
 * nothing else: no trace, no citations, no verdict.
 */
public final class Predicates {
  private record Named(String policy, Predicate<Values> predicate) {}

  private final FactNumbers facts = new FactNumbers();
  private final List<Named> policies = new ArrayList<>();

  public Predicates(PolicyPack pack) {
    PredicateWriter writer = new PredicateWriter(facts);
    for (Policy policy : pack.policies()) {
      policies.add(new Named(policy.id(), writer.write(policy.condition())));
    }
  }

  /** Ids of the policies that fire, in the pack's order. */
  public List<String> fired(FactSheet sheet, Stage stage) {
    Values values = Values.of(facts.definitions(), sheet, stage);
    List<String> fired = new ArrayList<>();
    for (Named policy : policies) {
      if (policy.predicate().test(values)) {
        fired.add(policy.policy());
      }
    }
    return fired;
  }
}
