package org.probity.explainability.internal.attribution;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.probity.explainability.internal.Units;

/**
 * The mean gradient over noisy copies of the input (Smilkov et al. 2017). Noise is Gaussian, drawn
 * from {@link SplittableRandom} under the seed; its deviation is 0.15 of the input's range unless
 * given.
 */
final class SmoothGrad implements AttributionMethod {
  private static final int DEFAULT_SAMPLES = 32;

  /** Within the 10–20 % that the paper recommends. */
  private static final double DEFAULT_NOISE = 0.15;

  @Override
  public Attributed attribute(Question question) {
    float[] input = question.input();
    Integer asked = question.options().samples();
    int samples = asked == null ? DEFAULT_SAMPLES : asked;
    Double given = question.options().stdev();
    double stdev = given == null ? DEFAULT_NOISE * question.range() : given;
    SplittableRandom random = new SplittableRandom(question.options().seed());
    GradientCheck check = new GradientCheck();
    double[] mean = new double[input.length];
    question
        .probe()
        .gradients(
            samples,
            sample -> noisy(input, stdev, random),
            (sample, gradient) -> {
              check.see(gradient);
              for (int i = 0; i < mean.length; i++) {
                mean[i] += gradient[i] / (double) samples;
              }
            });
    Units units = Units.finest(question.probe().leaf());
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("samples", samples);
    parameters.put("stdev", stdev);
    parameters.put("generator", "SplittableRandom");
    return new Attributed(units, units.sum(mean), parameters, check.warnings());
  }

  private static float[] noisy(float[] input, double stdev, SplittableRandom random) {
    float[] noisy = new float[input.length];
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] = (float) (input[i] + stdev * random.nextGaussian());
    }
    return noisy;
  }
}
