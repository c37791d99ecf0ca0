package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A network in eval mode as a function of its leaf, over frozen weights. Every call works on arrays
 * of the caller's span ({@link org.probity.inference.autograd.Autograd}) and leaves nothing behind,
 * so calls may run on several threads at once.
 */
public interface Network extends AutoCloseable {

  /**
   * The leaf of token ids, for networks that read text.
   *
   * @param ids INT64 [B,T], each below {@link #vocabulary()}
   * @return [B,T,D]
   */
  NDArray embed(NDArray ids);

  /** Number of token ids, or 0 for a network that reads numbers. */
  long vocabulary();

  /** Most positions of one text. */
  default int positions() {
    return Integer.MAX_VALUE;
  }

  /**
   * @param leaf [B, …leaf]
   * @param mask FP32 [B,T], 1 where a token is real, or null where all are
   */
  NDArray forward(NDArray leaf, @Nullable NDArray mask);

  /** From token ids straight to the output: {@link #forward} of {@link #embed}. */
  default NDArray answer(NDArray ids, @Nullable NDArray mask) {
    return forward(embed(ids), mask);
  }

  /** Whether {@link #forward} can be asked. */
  default boolean differentiable() {
    return true;
  }

  /** Whether {@link #forward} can be differentiated too. */
  default boolean hasGradients() {
    return true;
  }

  /**
   * How many numbers one item's computation holds at once, roughly.
   *
   * @param size numbers of the item, or positions of a text
   * @param gradients whether everything between is kept for them
   */
  default long workspace(long size, boolean gradients) {
    return size * (vocabulary() > 0 ? 32_768 : 64) * (gradients ? 4 : 1);
  }

  /** Number of attention layers that can be read; 0 for a network without attention. */
  default int attentionLayers() {
    return 0;
  }

  /** Heads of each attention layer. */
  default int attentionHeads() {
    return 0;
  }

  /**
   * As {@link #forward}, with attention.
   *
   * @param eps [B,L,H,T,T], added to the attention probabilities; zeros change nothing, and the
   *     gradient by them is the gradient by the probabilities; null when none is asked for
   */
  default Attended attend(NDArray leaf, @Nullable NDArray mask, @Nullable NDArray eps) {
    throw new IllegalStateException("This network has no attention.");
  }

  /** Each layer's attention as {@link #attend} gives it, without what only the output needs. */
  default List<NDArray> attention(NDArray leaf, @Nullable NDArray mask) {
    return attend(leaf, mask, null).attention();
  }

  /** Whether {@link #map} can be asked. */
  default boolean hasFeatureMaps() {
    return false;
  }

  /**
   * As {@link #forward} of pixels, with the pictures that Grad-CAM reads.
   *
   * @param eps added to the activation: a single zero that broadcasts, or zeros of its shape; the
   *     gradient by them is the gradient by the activation
   */
  default Mapped map(NDArray leaf, NDArray eps) {
    throw new IllegalStateException("This network shows no feature maps.");
  }

  /**
   * What makes gradients doubtful at this leaf: {@code max-pool-tie}, {@code relu-tie}.
   *
   * @param leaf [1, …leaf]
   */
  default Set<String> warnings(NDArray leaf) {
    return Set.of();
  }

  /**
   * The same network with every learned weight drawn anew, each array from a distribution of its
   * own mean and deviation, so that only what was learned is gone. The caller closes it.
   *
   * @return null where the weights cannot be reached
   */
  default @Nullable Network randomised(long seed) {
    return null;
  }

  @Override
  void close();

  /**
   * @param output what {@link #forward} gives
   * @param attention per layer [B,H,T,T]
   */
  record Attended(NDArray output, List<NDArray> attention) {}

  /**
   * @param output what {@link #forward} gives
   * @param activation [B,C,H,W], eps included
   */
  record Mapped(NDArray output, NDArray activation) {}
}
