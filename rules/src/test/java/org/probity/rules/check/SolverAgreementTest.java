package org.probity.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.z3.BoolExpr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.decision.Stage;
import org.probity.rules.FactDefinition;
import org.probity.rules.FactSheet;
import org.probity.rules.FactTable;
import org.probity.rules.Policy;
import org.probity.rules.PolicyEngine;
import org.probity.rules.PolicyPack;
import org.probity.rules.RandomSheets;
import org.probity.rules.internal.Conditions;
import org.probity.rules.internal.Facts;

/**
 * Solver, engine and direct evaluation agree on which policies fire. {@code
 * -Dprobity.agreement=100000} asks of more requests.
 */
class SolverAgreementTest {
  private static final List<Stage> STAGES = List.of(Stage.values());
  private static final int REQUESTS = Integer.getInteger("probity.agreement", 2_000);
  private static final LocalDate DATE = LocalDate.of(2026, 11, 24);
  private static final PolicyEngine ENGINE = PolicyEngine.shipped();
  private static final PolicyPack PACK = ENGINE.pack();

  @Test
  void onRandomRequests() {
    RandomSheets sheets = new RandomSheets(PACK, 7);
    try (Search search = new Search(PACK.policies().stream().map(Policy::condition).toList())) {
      Map<String, BoolExpr> fires = new HashMap<>();
      PACK.policies().forEach(p -> fires.put(p.id(), search.formulas().fires(p.condition())));
      for (int i = 0; i < REQUESTS; i++) {
        Stage stage = STAGES.get(i % STAGES.size());
        FactSheet sheet = sheets.next().toBuilder().put("r.stage", stage.name()).build();
        Set<String> fired =
            ENGINE.judge(sheet, stage, DATE).hits().stream()
                .map(RuleHit::policy)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(direct(sheet, stage)).isEqualTo(fired);
        BoolExpr request = request(search, sheet.asMap());
        assertThat(search.exists(request)).as(() -> sheet.asMap().toString()).isTrue();
        assertThat(
                search.exists(request, search.formulas().or(disagreements(search, fires, fired))))
            .as(() -> sheet.asMap().toString())
            .isFalse();
      }
    }
  }

  private static Set<String> direct(FactSheet sheet, Stage stage) {
    Facts facts = new Facts(sheet, stage);
    return PACK.policies().stream()
        .filter(policy -> Conditions.holds(policy.condition(), facts))
        .map(Policy::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Absent facts have the value that the fact table gives to absence. */
  private static BoolExpr request(Search search, Map<String, Object> sheet) {
    List<BoolExpr> parts = new ArrayList<>();
    for (String fact : search.symbols().facts()) {
      Object assumed = FactTable.shipped().get(fact).assumed();
      Object value = sheet.getOrDefault(fact, assumed == null ? FactDefinition.UNKNOWN : assumed);
      parts.add(search.symbols().equals(fact, value));
    }
    return search.z3().mkAnd(parts.toArray(BoolExpr[]::new));
  }

  private static List<BoolExpr> disagreements(
      Search search, Map<String, BoolExpr> fires, Set<String> fired) {
    List<BoolExpr> parts = new ArrayList<>();
    fires.forEach(
        (policy, formula) ->
            parts.add(fired.contains(policy) ? search.z3().mkNot(formula) : formula));
    return parts;
  }
}
