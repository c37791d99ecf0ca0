package org.probity.detection.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroundingTest {
  /** SEC-03 holds from here. */
  private static final double HELD = 0.6;

  private static final List<String> SOURCES =
      List.of(
          "Adults take one tablet of 500 mg every eight hours. Do not take more than 3 tablets a"
              + " day. Patients with kidney disease must ask a doctor before they take it.",
          "服用本药后不得饮酒。孕妇应在医生指导下使用。每日最多三片。");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Adults take a tablet of 500 mg every eight hours.",
        "With kidney disease, patients must first ask their doctor. No more than 3 tablets a day.",
        "服药后不得饮酒，孕妇应在医生指导下使用。",
        "Yes.",
      })
  void whatTheSourcesSayIsGrounded(String answer) {
    assertThat(Grounding.ungrounded(answer, SOURCES)).isLessThan(HELD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Children under twelve receive 250 ml of syrup before breakfast.",
        "Adults take one tablet of 500 mg every eight hours. Clinical trials in Norway proved that"
            + " grapefruit juice doubles absorption overnight.",
        "该药物可以治疗高血压，并显著降低中风风险。",
      })
  void whatTheyDoNotSayIsNot(String answer) {
    assertThat(Grounding.ungrounded(answer, SOURCES)).isGreaterThanOrEqualTo(HELD);
  }

  @ParameterizedTest
  @CsvSource({"500 mg, 900 mg", "eight hours, two minutes"})
  void aWrongFigureCounts(String right, String wrong) {
    String answer = "Adults take one tablet of 500 mg every eight hours.";
    assertThat(Grounding.ungrounded(answer.replace(right, wrong), SOURCES))
        .isGreaterThan(Grounding.ungrounded(answer, SOURCES));
  }
}
