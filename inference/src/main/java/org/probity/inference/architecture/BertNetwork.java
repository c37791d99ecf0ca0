package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An encoder of BERT's kind with something that reads its last layer.
 *
 * <p>Leaf: word embeddings [B,T,D].
 */
public abstract class BertNetwork implements Network {
  final Weights weights;
  final BertEncoder encoder;

  /**
   * @param weights under BERT's names
   */
  BertNetwork(Weights weights, BertConfig config) {
    this.weights = weights;
    encoder = new BertEncoder(weights, config);
  }

  /**
   * The output of the last layer's vectors.
   *
   * @param hidden [B,T,D]
   * @param mask [B,T], or null where every position is real
   */
  protected abstract NDArray read(NDArray hidden, @Nullable NDArray mask);

  /** What {@link #read} does where every position is real. */
  public abstract EncoderHead head();

  public final Weights weights() {
    return weights;
  }

  public final BertConfig config() {
    return encoder.config();
  }

  @Override
  public final NDArray embed(NDArray ids) {
    return encoder.embed(ids);
  }

  @Override
  public final long vocabulary() {
    return encoder.vocabulary();
  }

  @Override
  public final int positions() {
    return Math.toIntExact(encoder.positions());
  }

  @Override
  public final long workspace(long size, boolean gradients) {
    return encoder.workspace(size, gradients);
  }

  @Override
  public NDArray forward(NDArray leaf, @Nullable NDArray mask) {
    return read(encoder.encode(leaf, mask), mask);
  }

  @Override
  public final int attentionLayers() {
    return encoder.config().layers();
  }

  @Override
  public final int attentionHeads() {
    return encoder.config().heads();
  }

  @Override
  public final Attended attend(NDArray leaf, @Nullable NDArray mask, @Nullable NDArray eps) {
    Attended attended = encoder.attend(leaf, mask, eps);
    return new Attended(read(attended.output(), mask), attended.attention());
  }

  @Override
  public final List<NDArray> attention(NDArray leaf, @Nullable NDArray mask) {
    return encoder.attention(leaf, mask);
  }

  @Override
  public final void close() {
    weights.close();
  }
}
