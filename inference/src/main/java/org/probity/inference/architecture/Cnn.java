package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two 3×3 convolutions with padding 1, each followed by ReLU and a 2×2 max-pool, then two fully
 * connected layers with a ReLU between them. Channels, image size and classes follow from the
 * weights {@code conv1}, {@code conv2}, {@code fc1}, {@code fc2}, each with {@code .weight} and
 * {@code .bias}, in PyTorch's order.
 *
 * <p>Leaf: pixels [B,C,H,W]. Output: logits [B,classes].
 */
public final class Cnn implements Network {
  private static final Shape SAME = new Shape(1, 1);
  private static final Shape POOL = new Shape(2, 2);
  private static final Shape NO_PADDING = new Shape(0, 0);

  private final Weights weights;

  public Cnn(Weights weights) {
    this.weights = weights;
    long first = weights.get("conv1.weight", -1, -1, 3, 3).getShape().get(0);
    long second = weights.get("conv2.weight", -1, first, 3, 3).getShape().get(0);
    long hidden = weights.get("fc1.weight", -1, -1).getShape().get(0);
    long classes = weights.get("fc2.weight", -1, hidden).getShape().get(0);
    weights.get("conv1.bias", first);
    weights.get("conv2.bias", second);
    weights.get("fc1.bias", hidden);
    weights.get("fc2.bias", classes);
  }

  @Override
  public NDArray embed(NDArray ids) {
    throw new IllegalStateException("This network reads pixels.");
  }

  @Override
  public long vocabulary() {
    return 0;
  }

  @Override
  public NDArray forward(NDArray leaf, @Nullable NDArray mask) {
    return head(pictures(leaf));
  }

  @Override
  public boolean hasFeatureMaps() {
    return true;
  }

  /** The second convolution behind its ReLU, before the pool: half the image's resolution. */
  @Override
  public Mapped map(NDArray leaf, NDArray eps) {
    NDArray pictures = pictures(leaf).add(eps);
    return new Mapped(head(pictures), pictures);
  }

  @Override
  public Set<String> warnings(NDArray leaf) {
    Set<String> found = new TreeSet<>();
    NDArray before1 = convolve(leaf, "conv1");
    NDArray after1 = Activation.relu(before1);
    NDArray pooled1 = pool(after1);
    NDArray before2 = convolve(pooled1, "conv2");
    NDArray after2 = Activation.relu(before2);
    NDArray pooled2 = pool(after2);
    NDArray before3 = linear(pooled2.reshape(pooled2.getShape().get(0), -1), "fc1");
    if (Ties.zero(before1) || Ties.zero(before2) || Ties.zero(before3)) {
      found.add("relu-tie");
    }
    if (Ties.pooled(after1, pooled1) || Ties.pooled(after2, pooled2)) {
      found.add("max-pool-tie");
    }
    return found;
  }

  @Override
  public Network randomised(long seed) {
    return new Cnn(weights.randomised(seed));
  }

  @Override
  public void close() {
    weights.close();
  }

  private NDArray pictures(NDArray leaf) {
    NDArray first = pool(Activation.relu(convolve(leaf, "conv1")));
    return Activation.relu(convolve(first, "conv2"));
  }

  private NDArray head(NDArray pictures) {
    NDArray pooled = pool(pictures);
    NDArray flat = pooled.reshape(pooled.getShape().get(0), -1);
    return linear(Activation.relu(linear(flat, "fc1")), "fc2");
  }

  private NDArray convolve(NDArray x, String layer) {
    return Conv2d.conv2d(
            x, weights.get(layer + ".weight"), weights.get(layer + ".bias"), new Shape(1, 1), SAME)
        .singletonOrThrow();
  }

  private NDArray linear(NDArray x, String layer) {
    return Linear.linear(x, weights.get(layer + ".weight"), weights.get(layer + ".bias"))
        .singletonOrThrow();
  }

  private static NDArray pool(NDArray x) {
    return Pool.maxPool2d(x, POOL, POOL, NO_PADDING, false);
  }
}
