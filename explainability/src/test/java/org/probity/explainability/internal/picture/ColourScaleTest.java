package org.probity.explainability.internal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColourScaleTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void textStaysReadableOnEveryColour(boolean signed) {
    ColourScale scale = ColourScale.upTo(signed, new float[] {1});
    for (int i = -200; i <= 200; i++) {
      Rgb fill = scale.colour(i / 200.0);
      assertThat(fill.contrast(fill.readable())).as("at %s", i).isGreaterThanOrEqualTo(4.5);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 1, 7})
  void bothSidesOfZeroDifferAndStrengthGrows(double value) {
    ColourScale scale = ColourScale.upTo(true, new float[] {1, -1});

    assertThat(scale.colour(value)).isNotEqualTo(scale.colour(-value));
    assertThat(scale.colour(value).contrast(Rgb.WHITE))
        .isGreaterThan(scale.colour(Math.min(value, 1) / 2).contrast(Rgb.WHITE));
    assertThat(scale.colour(Double.NaN)).isEqualTo(Rgb.NO_VALUE);
  }
}
