package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import org.jspecify.annotations.Nullable;

/**
 * An encoder of BERT's kind with a linear {@code classifier} on every position, as Hugging Face's
 * {@code …ForTokenClassification}.
 *
 * <p>Leaf: word embeddings [B,T,D]. Output: logits [B,T,classes].
 */
public final class BertTokenClassifier implements Network {
  private final Weights weights;
  private final BertEncoder encoder;

  public BertTokenClassifier(Weights weights, BertConfig config) {
    this.weights = weights;
    encoder = new BertEncoder(weights, config);
    long classes = weights.get("classifier.weight", -1, encoder.width()).getShape().get(0);
    weights.get("classifier.bias", classes);
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
    return classified(encoder.encode(leaf, mask));
  }

  @Override
  public int attentionLayers() {
    return encoder.config().layers();
  }

  @Override
  public int attentionHeads() {
    return encoder.config().heads();
  }

  @Override
  public Attended attend(NDArray leaf, @Nullable NDArray mask, NDArray eps) {
    Attended attended = encoder.attend(leaf, mask, eps);
    return new Attended(classified(attended.output()), attended.attention());
  }

  private NDArray classified(NDArray hidden) {
    return Linear.linear(hidden, weights.get("classifier.weight"), weights.get("classifier.bias"))
        .singletonOrThrow();
  }

  @Override
  public void close() {
    weights.close();
  }
}
