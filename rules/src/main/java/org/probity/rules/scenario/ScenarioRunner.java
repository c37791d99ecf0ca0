package org.probity.rules.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.decision.Stage;
import org.probity.rules.Example;
import org.probity.rules.FactSheet;
import org.probity.rules.Judgement;
import org.probity.rules.Policy;
import org.probity.rules.PolicyEngine;
import org.probity.rules.PolicyPack;

/** Runs cases through the engine that would serve them. */
public final class ScenarioRunner {
  private final PolicyEngine engine;
  private final LocalDate date;

  /**
   * @param date on which policies are in force or not
   */
  public ScenarioRunner(PolicyEngine engine, LocalDate date) {
    this.engine = engine;
    this.date = date;
  }

  /** A case that came out otherwise. */
  public record Failure(String scenario, String expected, String got) {}

  /** Every policy's own examples, judged as if in force. */
  public static List<Scenario> examples(PolicyPack pack) {
    List<Scenario> scenarios = new ArrayList<>();
    for (Policy policy : pack.policies()) {
      int number = 0;
      for (Example example : policy.examples()) {
        FactSheet sheet = FactSheet.builder().putAll(pack.base()).putAll(example.facts()).build();
        Set<String> itself = Set.of(policy.id());
        scenarios.add(
            new Scenario(
                policy.id() + " example " + ++number,
                sheet,
                stage(sheet.asMap()),
                null,
                example.fires() ? itself : Set.of(),
                example.fires() ? Set.of() : itself));
      }
    }
    return scenarios;
  }

  /** Which cases fail; none if all is well. */
  public List<Failure> run(List<Scenario> scenarios) {
    List<Failure> failures = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      Judgement judgement = engine.judge(scenario.facts(), scenario.stage(), date);
      Set<String> fired =
          judgement.hits().stream()
              .filter(hit -> !hit.failed())
              .map(RuleHit::policy)
              .collect(Collectors.toCollection(TreeSet::new));
      String wrong = wrong(scenario, judgement, fired);
      if (wrong != null) {
        String got = judgement.verdict().code() + " by " + (fired.isEmpty() ? "none" : fired);
        failures.add(new Failure(scenario.name(), wrong, got));
      }
    }
    return failures;
  }

  private static @Nullable String wrong(Scenario scenario, Judgement judgement, Set<String> fired) {
    if (scenario.verdict() != null && scenario.verdict() != judgement.verdict()) {
      return "the verdict " + scenario.verdict().code();
    }
    if (!fired.containsAll(scenario.fires())) {
      return scenario.fires() + " to fire";
    }
    Set<String> loud = new TreeSet<>(scenario.silent());
    loud.retainAll(fired);
    return loud.isEmpty() ? null : loud + " not to fire";
  }

  /** The stage that the facts name; a request's if they name none. */
  static Stage stage(Map<String, Object> facts) {
    return facts.get("r.stage") instanceof String stage ? Stage.valueOf(stage) : Stage.REQUEST;
  }
}
