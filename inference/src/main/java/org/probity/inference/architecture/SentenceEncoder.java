package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A sentence embedding: the mean of the real positions' vectors, of length 1 (Reimers and Gurevych
 * 2019).
 *
 * <p>Leaf: word embeddings [B,T,D]. Output: [B,D].
 */
public final class SentenceEncoder implements Network {
  private final Weights weights;
  private final BertEncoder encoder;

  public SentenceEncoder(Weights weights, BertConfig config) {
    this.weights = weights;
    encoder = new BertEncoder(weights, config);
  }

  @Override
  public NDArray embed(NDArray ids) {
    return encoder.embed(ids);
  }

  @Override
  public long vocabulary() {
    return encoder.vocabulary();
  }

  @Override
  public int positions() {
    return Math.toIntExact(encoder.positions());
  }

  @Override
  public long workspace(long size, boolean gradients) {
    return encoder.workspace(size, gradients);
  }

  @Override
  public NDArray forward(NDArray leaf, @Nullable NDArray mask) {
    NDArray hidden = encoder.encode(leaf, mask);
    Shape shape = hidden.getShape();
    NDArray real =
        mask == null
            ? hidden.getManager().ones(new Shape(shape.get(0), shape.get(1), 1))
            : mask.reshape(shape.get(0), shape.get(1), 1);
    NDArray sum = hidden.mul(real).sum(new int[] {1});
    NDArray mean = sum.div(real.sum(new int[] {1}));
    NDArray length = mean.square().sum(new int[] {1}, true).sqrt();
    return mean.div(length);
  }

  @Override
  public void close() {
    weights.close();
  }
}
