package org.probity.explainability;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.probity.domain.explanation.Baseline;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.tensor.Tensor;

/**
 * A function with its derivative written beside it, as the first of two logits; the second is 0.
 */
final class Textbook implements Differentiable {
  private final Leaf.Kind kind;
  private final long[] shape;
  private final ToDoubleFunction<float[]> function;
  private final UnaryOperator<float[]> derivative;

  Textbook(
      Leaf.Kind kind,
      long[] shape,
      ToDoubleFunction<float[]> function,
      UnaryOperator<float[]> derivative) {
    this.kind = kind;
    this.shape = shape;
    this.function = function;
    this.derivative = derivative;
  }

  static Textbook ofFeatures(
      int size, ToDoubleFunction<float[]> function, UnaryOperator<float[]> derivative) {
    return new Textbook(Leaf.Kind.FEATURES, new long[] {size}, function, derivative);
  }

  /** w·x. */
  static Textbook linear(float... weights) {
    return ofFeatures(weights.length, x -> dot(weights, x), x -> weights.clone());
  }

  /** relu(w·x + b). */
  static Textbook relu(float bias, float... weights) {
    return ofFeatures(
        weights.length,
        x -> Math.max(0, dot(weights, x) + bias),
        x -> dot(weights, x) + bias > 0 ? weights.clone() : new float[weights.length]);
  }

  /** min(Σ x, 1): saturated beyond 1, where its gradient is zero (Sundararajan et al. 2017). */
  static Textbook clipped(int size) {
    return ofFeatures(
        size,
        x -> Math.min(1, sum(x)),
        x -> {
          float[] gradient = new float[x.length];
          Arrays.fill(gradient, sum(x) < 1 ? 1 : 0);
          return gradient;
        });
  }

  /** x₀ · x₁ · x₂. */
  static Textbook product() {
    return ofFeatures(
        3, x -> x[0] * x[1] * x[2], x -> new float[] {x[1] * x[2], x[0] * x[2], x[0] * x[1]});
  }

  /** x₀³ + 2 x₁². */
  static Textbook cubic() {
    return ofFeatures(
        2,
        x -> (double) x[0] * x[0] * x[0] + 2.0 * x[1] * x[1],
        x -> new float[] {3 * x[0] * x[0], 4 * x[1]});
  }

  static double dot(float[] weights, float[] x) {
    double dot = 0;
    for (int i = 0; i < x.length; i++) {
      dot += (double) weights[i] * x[i];
    }
    return dot;
  }

  static double sum(float[] x) {
    double sum = 0;
    for (float value : x) {
      sum += value;
    }
    return sum;
  }

  static List<Tensor> input(float... values) {
    return List.of(Tensor.floats("x", values, 1, values.length));
  }

  @Override
  public List<String> labels() {
    return List.of("yes", "no");
  }

  @Override
  public int attentionLayers() {
    return 0;
  }

  @Override
  public Leaf leaf(List<Tensor> input) {
    float[] values = input.get(0).floats();
    if (values.length != Tensor.elements(shape)) {
      throw new IllegalArgumentException("The input does not fit.");
    }
    return new Leaf(kind, shape, values, List.of(), List.of(), new boolean[0], 0);
  }

  @Override
  public float[] baseline(Leaf leaf, Baseline baseline) {
    if (baseline.kind() != Baseline.Kind.NUMBER) {
      throw new IllegalArgumentException("There are no tokens.");
    }
    float[] values = new float[leaf.values().length];
    Arrays.fill(values, baseline.value());
    return values;
  }

  @Override
  public float[][] logits(Leaf leaf, List<float[]> points) {
    return points.stream()
        .map(point -> new float[] {(float) function.applyAsDouble(point), 0})
        .toArray(float[][]::new);
  }

  @Override
  public Gradients gradients(Leaf leaf, List<float[]> points, int target) {
    float[][] values =
        points.stream()
            .map(point -> target == 0 ? derivative.apply(point) : new float[point.length])
            .toArray(float[][]::new);
    return new Gradients(logits(leaf, points), values);
  }

  @Override
  public Attention attention(Leaf leaf, int target, boolean withGradient) {
    throw new IllegalStateException("There is no attention.");
  }

  @Override
  public List<String> warnings(Leaf leaf) {
    return List.of();
  }
}
