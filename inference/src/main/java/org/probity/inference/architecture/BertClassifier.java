package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An encoder of BERT's kind with a head on its first position: {@code pooler.dense} and tanh or
 * ReLU, then {@code classifier}, as Hugging Face's {@code …ForSequenceClassification}. Output:
 * logits [B,classes].
 */
public final class BertClassifier extends BertNetwork {
  public BertClassifier(Weights weights, BertConfig config) {
    super(weights, config);
    long width = encoder.width();
    weights.get("pooler.dense.weight", width, width);
    weights.get("pooler.dense.bias", width);
    long classes = weights.get("classifier.weight", -1, width).getShape().get(0);
    weights.get("classifier.bias", classes);
  }

  /** The last layer is computed for the first position alone. */
  @Override
  public NDArray forward(NDArray leaf, @Nullable NDArray mask) {
    NDArray base = encoder.base(leaf);
    return head(weights, family(), encoder.firstPosition(base, 0, BertEncoder.scoreMask(mask)));
  }

  @Override
  public EncoderHead head() {
    return EncoderHead.FIRST;
  }

  @Override
  protected NDArray read(NDArray hidden, @Nullable NDArray mask) {
    return head(weights, family(), hidden.get(new NDIndex(":, 0")));
  }

  /** Logits of the first position's vector [B,D]. */
  public static NDArray head(Weights weights, EncoderFamily family, NDArray first) {
    NDArray inner = linear(weights, first, "pooler.dense");
    NDArray pooled =
        family == EncoderFamily.DISTILBERT ? Activation.relu(inner) : Activation.tanh(inner);
    return linear(weights, pooled, "classifier");
  }

  @Override
  public Set<String> warnings(NDArray leaf) {
    if (family() != EncoderFamily.DISTILBERT) {
      return Set.of();
    }
    NDArray first = encoder.firstPosition(encoder.base(leaf), 0, null);
    return Ties.zero(linear(weights, first, "pooler.dense")) ? Set.of("relu-tie") : Set.of();
  }

  private EncoderFamily family() {
    return encoder.config().family();
  }

  @Override
  public Network randomised(long seed) {
    return new BertClassifier(weights.randomised(seed), encoder.config());
  }

  private static NDArray linear(Weights weights, NDArray x, String name) {
    return Linear.linear(x, weights.get(name + ".weight"), weights.get(name + ".bias"))
        .singletonOrThrow();
  }
}
