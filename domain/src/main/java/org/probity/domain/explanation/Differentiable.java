package org.probity.domain.explanation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.probity.domain.tensor.Tensor;

/**
 * A served model seen as a function of one leaf: the same weights that answer, in eval mode. Calls
 * may come from several threads at once; the same points in the same batch give the same bits.
 */
public interface Differentiable {
  /** Class names, in the order of the logits. */
  List<String> labels();

  /** Whether gradients can be asked for; if not, explanations can only perturb the input. */
  default boolean hasGradients() {
    return true;
  }

  /** How many attention layers can be read; 0 for a model without attention. */
  int attentionLayers();

  /**
   * The leaf of the first item of a public input.
   *
   * @throws IllegalArgumentException if the input does not fit the model
   */
  Leaf leaf(List<Tensor> input);

  /**
   * The values of a baseline for this leaf, of its shape.
   *
   * @throws IllegalArgumentException for a token baseline where there are no tokens
   */
  float[] baseline(Leaf leaf, Baseline baseline);

  /**
   * Logits at each point, evaluated as one batch.
   *
   * @param points each of the leaf's shape
   * @return [points][classes]
   */
  float[][] logits(Leaf leaf, List<float[]> points);

  /**
   * The target's logit and its gradient by the leaf at each point, evaluated as one batch.
   *
   * @param points each of the leaf's shape
   * @throws IllegalStateException if {@link #hasGradients()} is false
   */
  Gradients gradients(Leaf leaf, List<float[]> points, int target);

  /**
   * Attention at the input itself.
   *
   * @param withGradient also the gradient of the target's logit by each weight
   * @throws IllegalStateException if {@link #attentionLayers()} is 0
   */
  Attention attention(Leaf leaf, int target, boolean withGradient);

  /**
   * The attention's mean over heads at the input itself: all that rollout needs, at a fraction of
   * the memory.
   *
   * @throws IllegalStateException if {@link #attentionLayers()} is 0
   */
  default MeanAttention meanAttention(Leaf leaf) {
    return MeanAttention.of(attention(leaf, 0, false).weights());
  }

  /** Whether {@link #featureMaps} can be asked: the model says where its last pictures are. */
  default boolean hasFeatureMaps() {
    return false;
  }

  /**
   * The pictures of the convolution that Grad-CAM reads, at the input itself, with the gradient of
   * the target's logit by them.
   *
   * @throws IllegalStateException if {@link #hasFeatureMaps()} is false
   */
  default FeatureMaps featureMaps(Leaf leaf, int target) {
    throw new IllegalStateException("This model shows no feature maps.");
  }

  /**
   * Names of what makes gradients doubtful at the input: {@code max-pool-tie}, {@code relu-tie}.
   */
  List<String> warnings(Leaf leaf);

  /**
   * Asks the same architecture with every learned weight drawn anew, which is gone afterwards.
   *
   * @return empty where the weights cannot be reached
   */
  default <T> Optional<T> randomised(long seed, Function<Differentiable, T> question) {
    return Optional.empty();
  }

  /**
   * @param logits [points][classes]
   * @param values [points][leaf size]
   */
  record Gradients(float[][] logits, float[][] values) {}

  /**
   * @param weights [layer][head][T][T], rows sum to 1
   * @param gradients of the same shape, or null
   * @param logits [classes]
   */
  record Attention(float[][][][] weights, float @Nullable [][][][] gradients, float[] logits) {}

  /**
   * @param layers [layer][T][T], rows sum to 1
   */
  record MeanAttention(int heads, double[][][] layers) {
    /**
     * @param weights [layer][head][T][T]
     */
    public static MeanAttention of(float[][][][] weights) {
      int length = weights[0][0].length;
      double[][][] layers = new double[weights.length][length][length];
      for (int layer = 0; layer < weights.length; layer++) {
        double share = 1.0 / weights[layer].length;
        for (float[][] head : weights[layer]) {
          for (int row = 0; row < length; row++) {
            add(layers[layer][row], head[row], share);
          }
        }
      }
      return new MeanAttention(weights[0].length, layers);
    }

    /** {@code sum += share · added}. */
    public static void add(double[] sum, float[] added, double share) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += share * added[i];
      }
    }
  }

  /**
   * @param shape [channels, height, width]
   * @param activation row-major, of that shape
   * @param gradient of the target's logit by the activation, of the same shape
   * @param logits [classes]
   */
  record FeatureMaps(int[] shape, float[] activation, float[] gradient, float[] logits) {}
}
