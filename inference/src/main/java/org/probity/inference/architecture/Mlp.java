package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import org.jspecify.annotations.Nullable;

/**
 * Raw features, standardised with stored means and deviations, through one hidden layer. Weights:
 * {@code norm.mean}, {@code norm.deviation} [features], {@code fc1}, {@code fc2}.
 *
 * <p>tanh, not ReLU: gradients exist everywhere, so an attribution never stands on a tie.
 *
 * <p>Leaf: features [B,N]. Output: logits [B,classes].
 */
public final class Mlp implements Network {
  private final Weights weights;

  public Mlp(Weights weights) {
    this.weights = weights;
    long hidden = weights.get("fc1.weight", -1, -1).getShape().get(0);
    long features = weights.get("fc1.weight").getShape().get(1);
    long classes = weights.get("fc2.weight", -1, hidden).getShape().get(0);
    weights.get("norm.mean", features);
    weights.get("norm.deviation", features);
    weights.get("fc1.bias", hidden);
    weights.get("fc2.bias", classes);
  }

  @Override
  public NDArray embed(NDArray ids) {
    throw new IllegalStateException("This network reads features.");
  }

  @Override
  public long vocabulary() {
    return 0;
  }

  @Override
  public NDArray forward(NDArray leaf, @Nullable NDArray mask) {
    return classified(standardised(leaf));
  }

  /** Raw features to features of mean 0 and deviation 1. */
  public NDArray standardised(NDArray features) {
    return features.sub(weights.get("norm.mean")).div(weights.get("norm.deviation"));
  }

  /** Standardised features to logits. */
  public NDArray classified(NDArray standard) {
    return linear(Activation.tanh(linear(standard, "fc1")), "fc2");
  }

  @Override
  public Network randomised(long seed) {
    return new Mlp(weights.randomised(seed));
  }

  @Override
  public void close() {
    weights.close();
  }

  private NDArray linear(NDArray x, String layer) {
    return Linear.linear(x, weights.get(layer + ".weight"), weights.get(layer + ".bias"))
        .singletonOrThrow();
  }
}
