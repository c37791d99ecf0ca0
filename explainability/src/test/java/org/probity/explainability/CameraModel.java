package org.probity.explainability;

import java.util.List;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.tensor.Tensor;

/**
 * A picture of 4×4 seen through one convolution small enough to follow by hand: two channels, each
 * the mean of a 2×2 patch, the second negated. The logit is ⟨G, A⟩ with G the gradients.
 */
final class CameraModel extends RowModel {
  static final int SIDE = 4;

  /** [2,2,2]. */
  private final float[] gradient;

  CameraModel(float... gradient) {
    super(SIDE * SIDE);
    this.gradient = gradient;
  }

  static List<Tensor> picture(float... pixels) {
    return List.of(Tensor.floats("image", pixels, 1, 1, SIDE, SIDE));
  }

  @Override
  public List<String> labels() {
    return List.of("yes", "no");
  }

  @Override
  public Leaf leaf(List<Tensor> input) {
    long[] shape = {1, SIDE, SIDE};
    float[] pixels = input.get(0).floats();
    return new Leaf(Leaf.Kind.PIXELS, shape, pixels, List.of(), List.of(), new boolean[0], 0);
  }

  @Override
  public float[][] logits(Leaf leaf, List<float[]> points) {
    return points.stream()
        .map(point -> new float[] {(float) Textbook.dot(gradient, activation(point)), 0})
        .toArray(float[][]::new);
  }

  @Override
  public Gradients gradients(Leaf leaf, List<float[]> points, int target) {
    throw new IllegalStateException("Grad-CAM asks for no gradient by the pixels.");
  }

  @Override
  public boolean hasFeatureMaps() {
    return true;
  }

  @Override
  public FeatureMaps featureMaps(Leaf leaf, int target) {
    return new FeatureMaps(
        new int[] {2, 2, 2},
        activation(leaf.values()),
        target == 0 ? gradient : new float[8],
        logits(leaf, List.of(leaf.values()))[0]);
  }

  private static float[] activation(float[] pixels) {
    float[] activation = new float[8];
    for (int i = 0; i < pixels.length; i++) {
      int cell = i / SIDE / 2 * 2 + i % SIDE / 2;
      activation[cell] += pixels[i] / 4;
      activation[4 + cell] -= pixels[i] / 4;
    }
    return activation;
  }
}
