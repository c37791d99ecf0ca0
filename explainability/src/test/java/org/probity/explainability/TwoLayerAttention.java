package org.probity.explainability;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Baseline;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.tensor.Tensor;

/**
 * A text model small enough to follow by hand: three positions of two numbers each, two layers of
 * attention, and the logit Σ over layers and heads of ⟨C, A⟩, whose gradient by A is C.
 */
final class TwoLayerAttention implements Differentiable {
  static final List<String> TOKENS = List.of("[CLS]", "good", "[PAD]");

  private final float[][][][] weights;
  private final float[][][][] gradients;

  /** Both [layer][head][3][3]. */
  TwoLayerAttention(float[][][][] weights, float[][][][] gradients) {
    this.weights = weights;
    this.gradients = gradients;
  }

  static List<Tensor> text() {
    return List.of(Tensor.texts("text", "good"));
  }

  @Override
  public List<String> labels() {
    return List.of("positive", "negative");
  }

  @Override
  public int attentionLayers() {
    return weights.length;
  }

  @Override
  public Leaf leaf(List<Tensor> input) {
    return new Leaf(
        Leaf.Kind.EMBEDDINGS,
        new long[] {3, 2},
        new float[] {1, 1, 2, 3, 0.5f, 0.5f},
        TOKENS,
        List.of(new int[] {0, 0}, new int[] {0, 4}, new int[] {0, 0}),
        new boolean[] {true, true, false},
        0);
  }

  @Override
  public float[] baseline(Leaf leaf, Baseline baseline) {
    float[] values = new float[leaf.values().length];
    if (baseline.kind() == Baseline.Kind.NUMBER) {
      Arrays.fill(values, baseline.value());
      return values;
    }
    Arrays.fill(values, 0.5f);
    values[0] = leaf.values()[0];
    values[1] = leaf.values()[1];
    return values;
  }

  /** x₀₀ + 2 x₁₀ − x₁₁ + 3 x₂₀. */
  @Override
  public float[][] logits(Leaf leaf, List<float[]> points) {
    return points.stream()
        .map(x -> new float[] {x[0] + 2 * x[2] - x[3] + 3 * x[4], 0})
        .toArray(float[][]::new);
  }

  @Override
  public Gradients gradients(Leaf leaf, List<float[]> points, int target) {
    float[][] values =
        points.stream()
            .map(x -> target == 0 ? new float[] {1, 0, 2, -1, 3, 0} : new float[6])
            .toArray(float[][]::new);
    return new Gradients(logits(leaf, points), values);
  }

  @Override
  public Attention attention(Leaf leaf, int target, boolean withGradient) {
    float @Nullable [][][][] asked = withGradient ? gradients : null;
    return new Attention(weights, asked, logits(leaf, List.of(leaf.values()))[0]);
  }

  @Override
  public List<String> warnings(Leaf leaf) {
    return List.of("relu-tie");
  }
}
