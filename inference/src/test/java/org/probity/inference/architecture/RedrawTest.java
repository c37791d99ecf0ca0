package org.probity.inference.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedrawTest {
  private static final int COUNT = 20_000;

  /** Half the values a, half b. */
  @ParameterizedTest
  @CsvSource({"-1, 1, 0, 1", "2, 6, 4, 2", "1, 1, 1, 1", "-3, -3, -3, 3", "0, 0, 0, 0"})
  void meanAndDeviationStay(float a, float b, double mean, double deviation) {
    float[] values = new float[COUNT];
    Arrays.fill(values, a);
    Arrays.fill(values, COUNT / 2, COUNT, b);

    Redraw.like(values, new SplittableRandom(1));

    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
    }
    double found = sum / COUNT;
    assertThat(found).isCloseTo(mean, within(0.05));
    assertThat(Math.sqrt(Math.max(0, squares / COUNT - found * found)))
        .isCloseTo(deviation, within(0.05));
    assertThat(values[0] == values[1]).isEqualTo(deviation == 0);
  }
}
