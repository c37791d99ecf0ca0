package org.probity.inference.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void overconfidentMarginsAreToned() {
    Random random = new Random(7);
    double[] margins = new double[4000];
    int[] labels = new int[margins.length];
    for (int i = 0; i < margins.length; i++) {
      double truth = 2 * random.nextGaussian();
      labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-truth)) ? 1 : 0;
      margins[i] = 5 * truth;
    }
    Calibration calibration = Calibration.fit(margins, labels);
    assertThat(calibration.scale()).isCloseTo(0.2, Offset.offset(0.05));
    double[] raw = new double[margins.length];
    double[] calibrated = new double[margins.length];
    for (int i = 0; i < margins.length; i++) {
      raw[i] = new Calibration(1, 0).of(margins[i]);
      calibrated[i] = calibration.of(margins[i]);
    }
    assertThat(Calibration.error(calibrated, labels)).isLessThan(Calibration.error(raw, labels));
  }

  @Test
  void theErrorIsTheMeanDistanceOfConfidenceAndHits() {
    assertThat(Calibration.error(new double[] {0.9, 0.9, 0.1, 0.1}, new int[] {1, 1, 0, 0}))
        .isCloseTo(0.1, Offset.offset(1e-9));
    assertThat(Calibration.error(new double[] {1, 1, 1, 1}, new int[] {1, 1, 0, 0}))
        .isCloseTo(0.5, Offset.offset(1e-9));
  }
}
