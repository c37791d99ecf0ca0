package org.probity.rules.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.rules.FactTable;
import org.probity.rules.Policy;
import org.probity.rules.PolicyPack;

/** A condition taken apart for a form, and put together again. */
class ClausesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c.basis == NONE | c.basis == NONE",
        "c.basis == NONE and r.userAge < 14 | c.basis == NONE and r.userAge < 14",
        "c.basis == NONE or r.userAge < 14 | c.basis == NONE or r.userAge < 14",
        "r.personalData == true and (c.basis == NONE or r.userAge < 14) "
            + "| (r.personalData == true and c.basis == NONE)"
            + " or (r.personalData == true and r.userAge < 14)",
        "c.purposes lacks r.purpose and c.basis in CONSENT, CONTRACT "
            + "| c.purposes lacks r.purpose and c.basis in CONSENT, CONTRACT"
      })
  void becomesClauses(String condition, String clauses) {
    assertThat(Clauses.text(Clauses.of(parse(condition)).orElseThrow())).isEqualTo(clauses);
  }

  @Test
  void everyShippedConditionComesBackAsItself() {
    for (Policy policy : PolicyPack.shipped().policies()) {
      var clauses = Clauses.of(policy.condition()).orElseThrow();
      assertThat(Clauses.of(parse(Clauses.text(clauses)))).as(policy.id()).contains(clauses);
    }
  }

  @Test
  void whatWouldBeTooManyClausesIsLeftAlone() {
    String pair = "(c.basis == NONE or r.userAge < 14)";
    String many = IntStream.range(0, 10).mapToObj(i -> pair).collect(Collectors.joining(" and "));
    assertThat(Clauses.of(parse(many))).isEmpty();
  }

  private static Condition parse(String text) {
    return ConditionParser.parse(text, FactTable.shipped());
  }
}
