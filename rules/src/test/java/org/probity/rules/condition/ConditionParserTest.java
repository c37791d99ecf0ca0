package org.probity.rules.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.rules.FactTable;
import org.probity.rules.RulesException;

class ConditionParserTest {

  private static Condition parse(String text) {
    return ConditionParser.parse(text, FactTable.shipped());
  }

  @Test
  void andBindsMoreThanOr() {
    assertThat(parse("r.watermark == true or r.userAge < 16 and pii.SPECIAL >= 70"))
        .isEqualTo(
            new Condition.Any(
                List.of(
                    test("r.watermark", Operator.EQUAL, new Operand.Flag(true)),
                    new Condition.All(
                        List.of(
                            test("r.userAge", Operator.LESS, new Operand.Count(16)),
                            test("pii.SPECIAL", Operator.AT_LEAST, new Operand.Count(70)))))));
  }

  @Test
  void parenthesesBindMost() {
    assertThat(parse("(r.watermark == true or r.userAge < 16) and c.basis != NONE"))
        .isInstanceOfSatisfying(
            Condition.All.class,
            all -> assertThat(all.parts().get(0)).isInstanceOf(Condition.Any.class));
  }

  @Test
  void aSetIsComparedWithAnotherFact() {
    assertThat(parse("c.purposes lacks r.purpose"))
        .isEqualTo(test("c.purposes", Operator.LACKS, new Operand.Other("r.purpose")));
  }

  @Test
  void itTellsWhichFactsItAsksFor() {
    assertThat(parse("c.purposes lacks r.purpose or r.userAge < 16").facts())
        .containsExactly("c.purposes", "r.purpose", "r.userAge");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "r.personaldata == true | column 1: a fact of the fact table",
        "r.personalData = true | column 15: this sign has no meaning",
        "r.personalData in true | column 16: the operator does not fit",
        "r.personalData == yes | column 19: true or false",
        "r.userAge < sixteen | column 13: a whole number",
        "r.userAge < 99999999999 | column 13: a whole number",
        "c.basis == CONSNT | column 12: this is no value of c.basis",
        "c.basis == NONE, CONSENT | column 25: only in and notin",
        "r.purpose == c.purposes | column 14: only has and lacks",
        "m.license == MIT | column 11: the operator does not fit",
        "c.basis == NONE r.userAge < 3 | column 17: and, or, or the end",
        "(c.basis == NONE | column 17: a closing parenthesis",
        "c.basis == NONE and | column 20: a fact of the fact table",
        "not c.basis == NONE | column 1: a fact of the fact table",
        "c.basis == \"NONE\" | column 11: this sign has no meaning",
      })
  void anErrorNamesItsPlace(String text, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(RulesException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void deepNestingAndLengthAreRefused() {
    assertThatThrownBy(() -> parse("(".repeat(100) + "c.basis == NONE"))
        .hasMessageContaining("nested too deeply");
    assertThatThrownBy(() -> parse("c.basis == NONE and ".repeat(200)))
        .hasMessageContaining("over 2000 characters");
  }

  private static Condition.Test test(String fact, Operator operator, Operand operand) {
    return new Condition.Test(fact, operator, operand);
  }
}
