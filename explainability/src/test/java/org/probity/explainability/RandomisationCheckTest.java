package org.probity.explainability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.explanation.Method;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.TensorSpec;
import org.probity.explainability.internal.randomisation.Ranks;

class RandomisationCheckTest {
  private static final int SIZE = 40;
  private static final List<TensorSpec> SPECS =
      List.of(new TensorSpec("x", Datatype.FP32, List.of(-1L, (long) SIZE)));

  @Test
  void gradientsOfWeightsDrawnAnewAreUnrelated() {
    assertThat(RandomisationCheck.similarity(new Drawn(1, true), SPECS, Method.GRADIENT))
        .isCloseTo(0, within(0.15));
  }

  @Test
  void multiplyingByTheInputAloneMakesHalfASimilarity() {
    Double similarity =
        RandomisationCheck.similarity(new Drawn(1, true), SPECS, Method.GRADIENT_X_INPUT);

    assertThat(similarity).isBetween(0.25, EvidenceGate.DEFAULT.randomisation());
    assertThat(EvidenceGate.DEFAULT.dependsOnWeights(similarity)).isTrue();
  }

  @Test
  void aMethodThatIgnoresTheWeightsIsFoundOut() {
    Double similarity = RandomisationCheck.similarity(new Drawn(1, false), SPECS, Method.GRADIENT);

    assertThat(similarity).isCloseTo(1, within(1e-9));
    assertThat(EvidenceGate.DEFAULT.dependsOnWeights(similarity)).isFalse();
  }

  @Test
  void whatCannotBeMeasuredHasNotPassed() {
    Textbook closed = Textbook.linear(new float[SIZE]);

    assertThat(RandomisationCheck.similarity(closed, SPECS, Method.GRADIENT)).isNull();
    assertThat(RandomisationCheck.similarity(new Drawn(1, true), SPECS, Method.GRAD_CAM)).isNull();
    assertThat(EvidenceGate.DEFAULT.dependsOnWeights(null)).isFalse();
  }

  @Test
  void theSameWeightsHaveTheSameFigure() {
    assertThat(RandomisationCheck.similarity(new Drawn(3, true), SPECS, Method.SMOOTHGRAD))
        .isEqualTo(RandomisationCheck.similarity(new Drawn(3, true), SPECS, Method.SMOOTHGRAD));
  }

  @Test
  void ranksShareTheirMeanWhereValuesAreEqual() {
    assertThat(Ranks.correlation(new double[] {1, 2, 3}, new double[] {4, 9, 16})).isEqualTo(1);
    assertThat(Ranks.correlation(new double[] {1, 2, 3}, new double[] {3, 2, 1})).isEqualTo(-1);
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / sqrt(4.5 · 5).
    assertThat(Ranks.correlation(new double[] {1, 5, 5, 9}, new double[] {1, 2, 3, 4}))
        .isCloseTo(Math.sqrt(0.9), within(1e-12));
    assertThat(Ranks.correlation(new double[] {1, 1}, new double[] {1, 2})).isNaN();
  }

  /** w·x with w from a seed, which may or may not be drawn anew. */
  private static final class Drawn extends RowModel {
    private final Textbook linear;
    private final boolean honest;

    Drawn(long seed, boolean honest) {
      super(SIZE);
      this.linear = Textbook.linear(weights(seed));
      this.honest = honest;
    }

    private static float[] weights(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      float[] weights = new float[SIZE];
      for (int i = 0; i < SIZE; i++) {
        weights[i] = (float) random.nextGaussian();
      }
      return weights;
    }

    @Override
    public <T> Optional<T> randomised(long seed, Function<Differentiable, T> question) {
      return Optional.ofNullable(question.apply(honest ? new Drawn(seed, true) : this));
    }

    @Override
    public List<String> labels() {
      return linear.labels();
    }

    @Override
    public float[][] logits(Leaf leaf, List<float[]> points) {
      return linear.logits(leaf, points);
    }

    @Override
    public Gradients gradients(Leaf leaf, List<float[]> points, int target) {
      return linear.gradients(leaf, points, 0);
    }
  }
}
