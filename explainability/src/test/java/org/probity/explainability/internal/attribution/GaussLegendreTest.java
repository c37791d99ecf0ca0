package org.probity.explainability.internal.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GaussLegendreTest {
  private static double integral(int degree) {
    double sum = 0;
    for (int k = 0; k < GaussLegendre.POINTS; k++) {
      sum += GaussLegendre.weight(k) * Math.pow(GaussLegendre.node(k), degree);
    }
    return sum;
  }

  @Test
  void integratesPolynomialsToDegreeFifteenExactly() {
    for (int degree = 0; degree <= 15; degree++) {
      assertThat(integral(degree)).as("x^%s", degree).isCloseTo(1.0 / (degree + 1), within(1e-14));
    }
    assertThat(Math.abs(integral(16) - 1.0 / 17)).isGreaterThan(1e-11);
  }
}
