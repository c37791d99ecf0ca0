package org.probity.guard.explain.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.domain.decision.DecisionId;

class SamplingTest {
  private static final int MANY = 20_000;

  private static double taken(Sampling sampling, String model) {
    long count =
        IntStream.range(0, MANY)
            .filter(i -> sampling.takes(model, DecisionId.next().value()))
            .count();
    return (double) count / MANY;
  }

  @Test
  void eachModelHasItsShareAndAllOthersTheStars() {
    Sampling sampling = Sampling.parse("all=1, none=0,tenth=0.1,*=0.5");
    assertThat(taken(sampling, "all")).isOne();
    assertThat(taken(sampling, "none")).isZero();
    // Five standard deviations.
    assertThat(taken(sampling, "tenth")).isBetween(0.089, 0.111);
    assertThat(taken(sampling, "another")).isBetween(0.482, 0.518);
    assertThat(taken(Sampling.none(), "all")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a=", "=1", "a=2", "a=-0.1", "a=NaN", "a=1=1", "a=x"})
  void whatIsNoShareIsRefused(String text) {
    assertThatThrownBy(() -> Sampling.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("model=share");
  }
}
