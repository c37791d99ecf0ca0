package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import org.jspecify.annotations.Nullable;

/**
 * BERT with a head on its first position: {@code pooler.dense} and tanh, then {@code classifier},
 * as Hugging Face's {@code BertForSequenceClassification}.
 *
 * <p>Leaf: word embeddings [B,T,D]. Output: logits [B,classes].
 */
public final class BertClassifier implements Network {
  private final Weights weights;
  private final BertEncoder encoder;

  /**
   * @param weights encoder, pooler and classifier, names without a {@code bert.} prefix
   */
  public BertClassifier(Weights weights, BertConfig config) {
    this.weights = weights;
    encoder = new BertEncoder(weights, config);
    long width = encoder.width();
    weights.get("pooler.dense.weight", width, width);
    weights.get("pooler.dense.bias", width);
    long classes = weights.get("classifier.weight", -1, width).getShape().get(0);
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
  public NDArray forward(NDArray leaf, @Nullable NDArray mask) {
    NDArray base = encoder.base(leaf);
    return head(weights, encoder.firstPosition(base, 0, BertEncoder.scoreMask(mask)));
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
    NDArray first = attended.output().get(new NDIndex(":, 0"));
    return new Attended(head(weights, first), attended.attention());
  }

  /** Logits of the first position's vector [B,D]. */
  public static NDArray head(Weights weights, NDArray first) {
    NDArray pooled = Activation.tanh(linear(weights, first, "pooler.dense"));
    return linear(weights, pooled, "classifier");
  }

  @Override
  public Network randomised(long seed) {
    return new BertClassifier(weights.randomised(seed), encoder.config());
  }

  @Override
  public void close() {
    weights.close();
  }

  private static NDArray linear(Weights weights, NDArray x, String name) {
    return Linear.linear(x, weights.get(name + ".weight"), weights.get(name + ".bias"))
        .singletonOrThrow();
  }
}
