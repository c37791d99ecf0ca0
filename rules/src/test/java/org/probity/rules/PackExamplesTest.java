package org.probity.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.decision.Stage;

/** The shipped pack's own examples, judged as if in force. */
class PackExamplesTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 24);
  private final PolicyEngine engine = PolicyEngine.shipped();

  @TestFactory
  Stream<DynamicTest> examples() {
    return engine.pack().policies().stream()
        .flatMap(
            policy ->
                policy.examples().stream()
                    .map(
                        example ->
                            dynamicTest(
                                policy.id() + " " + example, () -> check(policy, example))));
  }

  private void check(Policy policy, Example example) {
    List<String> fired = Sheets.fired(engine, Sheets.of(engine.pack(), example), DATE);
    assertThat(fired.contains(policy.id())).isEqualTo(example.fires());
  }

  @Test
  void everyPolicyHasAnExampleOfEachKind() {
    assertThat(engine.pack().policies())
        .hasSize(66)
        .allSatisfy(p -> assertThat(p.examples()).extracting(Example::fires).contains(true, false));
  }

  @Test
  void theBaseInputFiresNothing() {
    FactSheet base = FactSheet.builder().putAll(engine.pack().base()).build();
    for (Stage stage : Stage.values()) {
      assertThat(engine.judge(base, stage, DATE).hits()).extracting(RuleHit::policy).isEmpty();
    }
  }
}
