package org.probity.explainability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.probity.explainability.Explaining.explain;
import static org.probity.explainability.Textbook.input;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.probity.domain.explanation.Baseline;
import org.probity.domain.explanation.Method;

class ExplainOptionsTest {
  @Test
  void readsNumbersAndTextsThatHoldThem() {
    ExplainOptions options =
        ExplainOptions.parse(
            Map.of(
                "steps",
                "64",
                "samples",
                8.0,
                "seed",
                -7,
                "tolerance",
                "1e-3",
                "baseline",
                0.5,
                "purpose",
                "demo"),
            "smoothgrad");

    assertThat(options.method()).isEqualTo(Method.SMOOTHGRAD);
    assertThat(options.steps()).isEqualTo(64);
    assertThat(options.samples()).isEqualTo(8);
    assertThat(options.seed()).isEqualTo(-7);
    assertThat(options.tolerance()).isEqualTo(1e-3);
    assertThat(options.baseline()).isEqualTo(new Baseline(Baseline.Kind.NUMBER, 0.5f));
  }

  @Test
  void autoAndNothingLeaveTheMethodOpen() {
    assertThat(ExplainOptions.parse(Map.of(), "auto").method()).isNull();
    assertThat(ExplainOptions.parse(Map.of(), null)).isEqualTo(ExplainOptions.defaults());
    assertThat(ExplainOptions.parse(Map.of("method", "shapley"), null).method())
        .isEqualTo(Method.SHAPLEY);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("steps", 0),
        Arguments.of("steps", 1025),
        Arguments.of("steps", 1.5),
        Arguments.of("steps", "many"),
        Arguments.of("steps", List.of(1)),
        Arguments.of("steps", new BigInteger("9".repeat(39))),
        Arguments.of("steps", "1e999999999"),
        Arguments.of("samples", -1),
        Arguments.of("samples", true),
        Arguments.of("stdev", -0.1),
        Arguments.of("stdev", Double.NaN),
        Arguments.of("stdev", "9".repeat(5000)),
        Arguments.of("seed", 0.5),
        Arguments.of("seed", "1e30"),
        Arguments.of("tolerance", 0),
        Arguments.of("tolerance", Double.POSITIVE_INFINITY),
        Arguments.of("baseline", "nothing"),
        Arguments.of("baseline", 1e30),
        Arguments.of("target", -1),
        Arguments.of("target", 1.2),
        Arguments.of("method", "tea-leaves"),
        Arguments.of("method", 3));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void namesTheFieldAtFaultAndNeverItsValue(String field, Object value) {
    assertThatThrownBy(() -> ExplainOptions.parse(Map.of(field, value), null))
        .isInstanceOf(ExplainOptionException.class)
        .hasMessageContaining(field)
        .hasMessageNotContainingAny("tea-leaves", "999", "many", "nothing")
        .asInstanceOf(type(ExplainOptionException.class))
        .extracting(ExplainOptionException::field)
        .isEqualTo(field);
  }

  static Stream<Arguments> misfits() {
    return Stream.of(
        Arguments.of("target", "gradient", "target", 2),
        Arguments.of("target", "gradient", "target", "maybe"),
        Arguments.of("baseline", "gradient", "baseline", "pad"),
        Arguments.of("method", "attention-rollout", "target", 0),
        Arguments.of("method", "grad-cam", "target", 0));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void whatDoesNotFitTheModelIsTheCallersMistake(
      String field, String method, String name, Object value) {
    assertThatThrownBy(() -> explain(Textbook.linear(1, 1), method, input(1, 1), name, value))
        .asInstanceOf(type(ExplainOptionException.class))
        .extracting(ExplainOptionException::field)
        .isEqualTo(field);
  }

  @Test
  void aTargetIsALabelOrAnIndex() {
    Textbook model = Textbook.linear(1, 1);

    assertThat(explain(model, "gradient", input(1, 1), "target", "no").target().index())
        .isEqualTo(1);
    assertThat(explain(model, "gradient", input(1, 1), "target", "1").target().label())
        .isEqualTo("no");
  }

  @Test
  void anInputOfTheWrongSizeIsTheCallersMistake() {
    assertThatThrownBy(() -> explain(Textbook.linear(1, 1), "gradient", input(1)))
        .asInstanceOf(type(ExplainOptionException.class))
        .extracting(ExplainOptionException::field)
        .isEqualTo("inputs");
  }

  @Test
  void logitsThatAreNoNumbersCannotBeExplained() {
    Textbook broken = Textbook.ofFeatures(1, x -> Double.NaN, x -> new float[] {1});

    assertThatThrownBy(() -> explain(broken, "gradient", input(1)))
        .isInstanceOf(ExplanationException.class)
        .isNotInstanceOf(ExplainOptionException.class)
        .hasMessageContaining("nothing to explain");
  }
}
