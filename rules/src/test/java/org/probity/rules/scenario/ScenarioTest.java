package org.probity.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.rules.PolicyEngine;
import org.probity.rules.RulesException;

class ScenarioTest {
  private static final PolicyEngine ENGINE = PolicyEngine.shipped();
  private static final ScenarioRunner RUNNER =
      new ScenarioRunner(ENGINE, LocalDate.of(2026, 11, 24));

  @Test
  void theShippedPacksExamplesHold() {
    List<Scenario> examples = ScenarioRunner.examples(ENGINE.pack());
    assertThat(examples).hasSizeGreaterThan(132);
    assertThat(RUNNER.run(examples)).isEmpty();
  }

  @Test
  void aTableIsRunLineByLine() {
    List<Scenario> scenarios =
        read(
            """
            name,r.userAge,jurisdictions,pii.PAYMENT_CARD,verdict,fires,silent
            adult,30,EU CN,,allow,,PRV-09
            "child, alone",13,CN,,deny,PRV-07,
            card,,,99,transform,PRV-09,
            nobody knows,UNKNOWN,CN,,deny,PRV-07 ETH-13,

            wrong,30,EU,,deny,,
            """);
    assertThat(scenarios).hasSize(5);
    assertThat(RUNNER.run(scenarios))
        .extracting(ScenarioRunner.Failure::scenario)
        .containsExactly("row 5, nobody knows", "row 6, wrong");
  }

  @ParameterizedTest
  @CsvSource({
    "'r.age,verdict\n1,deny', 'Column 1: the heading is a fact, name, verdict, fires or silent.'",
    "'r.userAge\n1', 'A column says what must come out: verdict, fires or silent.'",
    "'r.userAge,verdict\nold,deny', 'Row 2, column r.userAge: a whole number is expected.'",
    "'r.userAge,verdict\n"
        + "1,maybe', 'Row 2, column verdict: allow, transform, escalate or deny is expected.'",
    "'r.userAge,fires\n1,XYZ-01', 'Row 2, column fires: ids of policies of the pack are expected.'",
    "'score.HATE,verdict\n101,deny', 'Row 2: The fact score.HATE is a whole number from 0 to 100.'",
    "'r.userAge,verdict\n1', 'Row 2: it has 1 cells, the header 2.'",
    "'r.userAge,verdict\n\"1,deny', 'Row 2: a quoted cell is not closed.'",
  })
  void errorsNameTheCellAndWhatIsRight(String csv, String message) {
    assertThatThrownBy(() -> read(csv)).isInstanceOf(RulesException.class).hasMessage(message);
  }

  private static List<Scenario> read(String csv) {
    return ScenarioTable.read(csv.getBytes(StandardCharsets.UTF_8), ENGINE.pack());
  }
}
