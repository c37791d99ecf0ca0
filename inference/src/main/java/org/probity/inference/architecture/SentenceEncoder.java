package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A sentence embedding: the mean of the real positions' vectors, of length 1 (Reimers and Gurevych
 * 2019). Output: [B,D].
 */
public final class SentenceEncoder extends BertNetwork {
  public SentenceEncoder(Weights weights, BertConfig config) {
    super(weights, config);
  }

  @Override
  public EncoderHead head() {
    return EncoderHead.MEAN;
  }

  @Override
  protected NDArray read(NDArray hidden, @Nullable NDArray mask) {
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
}
