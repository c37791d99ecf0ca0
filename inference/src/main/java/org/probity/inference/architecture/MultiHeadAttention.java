package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.inference.autograd.Autograd;

/**
 * Scaled dot-product attention with several heads (Vaswani et al. 2017), on the weights of
 * PyTorch's {@code nn.MultiheadAttention}: {@code in_proj_weight} [3D,D] holds query, key and
 * value.
 */
final class MultiHeadAttention {
  private final NDArray inWeight;
  private final NDArray inBias;
  private final NDArray outWeight;
  private final NDArray outBias;
  private final int heads;
  private final long width;

  MultiHeadAttention(Weights weights, String prefix, int heads, long width) {
    this.heads = heads;
    this.width = width;
    inWeight = weights.get(prefix + "in_proj_weight", 3 * width, width);
    inBias = weights.get(prefix + "in_proj_bias", 3 * width);
    outWeight = weights.get(prefix + "out_proj.weight", width, width);
    outBias = weights.get(prefix + "out_proj.bias", width);
  }

  /**
   * @param at whose positions ask [B,Q,D]
   * @param from whose positions answer [B,T,D]
   * @param scoreMask added to the scores, broadcast to [B,H,Q,T], or null
   * @param kept receives the probabilities [B,H,Q,T], or null
   * @return [B,Q,D]
   */
  NDArray attend(
      NDArray at, NDArray from, @Nullable NDArray scoreMask, @Nullable List<NDArray> kept) {
    NDArray query = heads(projected(at, 0));
    NDArray key = heads(projected(from, 1));
    NDArray value = heads(projected(from, 2));
    float scale = (float) (1 / Math.sqrt((double) width / heads));
    NDArray scores = Autograd.scale(query.matMul(key.transpose(0, 1, 3, 2)), scale);
    if (scoreMask != null) {
      scores = scores.add(scoreMask);
    }
    NDArray probabilities = scores.softmax(-1);
    if (kept != null) {
      kept.add(probabilities);
    }
    NDArray context = probabilities.matMul(value).transpose(0, 2, 1, 3).reshape(at.getShape());
    return Linear.linear(context, outWeight, outBias).singletonOrThrow();
  }

  private NDArray projected(NDArray x, int part) {
    NDIndex rows = new NDIndex("{}:{}", part * width, (part + 1) * width);
    return Linear.linear(x, inWeight.get(x.getManager(), rows), inBias.get(x.getManager(), rows))
        .singletonOrThrow();
  }

  /** [B,T,D] to [B,H,T,D/H]. */
  private NDArray heads(NDArray x) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), heads, width / heads).transpose(0, 2, 1, 3);
  }
}
