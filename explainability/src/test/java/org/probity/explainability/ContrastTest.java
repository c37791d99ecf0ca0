package org.probity.explainability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.probity.explainability.Explaining.explain;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.tensor.Tensor;

/** Why the one class rather than the other: the difference of their logits is explained. */
class ContrastTest {
  /** Three classes: x, 3x − y, y. */
  private static final Differentiable THREE = new ThreeLinear();

  private static final List<Tensor> INPUT = Textbook.input(1, 2);

  @ParameterizedTest
  @CsvSource({
    "gradient, -2, 1",
    "gradient-x-input, -2, 2",
    "integrated-gradients, -2, 2",
    "smoothgrad, -2, 1",
    "occlusion, -2, 2",
    "shapley, -2, 2",
  })
  void attributionsAreOfTheDifference(String method, float first, float second) {
    Explanation explanation = explain(THREE, method, INPUT, "target", 0, "contrast", 1);

    assertThat(explanation.attributions().values())
        .containsExactly(new float[] {first, second}, within(1e-5f));
    assertThat(explanation.parameters()).containsEntry("contrast", 1);
    assertThat(explanation.target().index()).isZero();
  }

  @Test
  void theOtherClassMayBeNamed() {
    assertThat(explain(THREE, "gradient", INPUT, "contrast", "third").attributions().values())
        .containsExactly(1, -1);
  }

  @Test
  void completenessIsThatOfTheDifference() {
    assertThat(
            explain(THREE, "integrated-gradients", INPUT, "target", 1, "contrast", 2)
                .quality()
                .completenessDelta())
        .isLessThan(1e-6);
  }

  @ParameterizedTest
  @CsvSource({"0, another class", "7, an index from 0 to 2", "fourth, a label of the model"})
  void whatIsNoOtherClassIsRefused(String contrast, String reason) {
    assertThatThrownBy(() -> explain(THREE, "gradient", INPUT, "contrast", contrast))
        .isInstanceOf(ExplainOptionException.class)
        .hasMessageContaining(reason)
        .extracting(e -> ((ExplainOptionException) e).field())
        .isEqualTo("contrast");
  }

  private static final class ThreeLinear extends RowModel {
    private static final float[][] WEIGHTS = {{1, 0}, {3, -1}, {0, 1}};

    ThreeLinear() {
      super(2);
    }

    @Override
    public List<String> labels() {
      return List.of("first", "second", "third");
    }

    @Override
    public float[][] logits(Leaf leaf, List<float[]> points) {
      return points.stream().map(ThreeLinear::logits).toArray(float[][]::new);
    }

    private static float[] logits(float[] point) {
      float[] logits = new float[WEIGHTS.length];
      for (int i = 0; i < logits.length; i++) {
        logits[i] = (float) Textbook.dot(WEIGHTS[i], point);
      }
      return logits;
    }

    @Override
    public Gradients gradients(Leaf leaf, List<float[]> points, int target) {
      float[][] values =
          points.stream().map(point -> WEIGHTS[target].clone()).toArray(float[][]::new);
      return new Gradients(logits(leaf, points), values);
    }
  }
}
