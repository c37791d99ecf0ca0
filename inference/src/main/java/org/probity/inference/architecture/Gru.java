package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import org.jspecify.annotations.Nullable;

/**
 * A bidirectional GRU (Cho et al. 2014) over token embeddings; greatest and mean state of all
 * positions go through one linear layer. Weights: {@code embedding.weight}, PyTorch's {@code
 * gru.weight_ih_l0} and its seven siblings, {@code fc}.
 *
 * <p>Leaf: embeddings [B,T,D]. Output: logits [B,classes]. Reads every position, so texts of one
 * batch must be of one length: there is no mask.
 */
public final class Gru implements Network {
  private static final String[] DIRECTIONS = {"", "_reverse"};

  private final Weights weights;
  private final long vocabulary;
  private final long hidden;

  public Gru(Weights weights) {
    this.weights = weights;
    Shape embedding = weights.get("embedding.weight", -1, -1).getShape();
    vocabulary = embedding.get(0);
    hidden = weights.get("gru.weight_hh_l0", -1, -1).getShape().get(1);
    for (String direction : DIRECTIONS) {
      weights.get("gru.weight_ih_l0" + direction, 3 * hidden, embedding.get(1));
      weights.get("gru.weight_hh_l0" + direction, 3 * hidden, hidden);
      weights.get("gru.bias_ih_l0" + direction, 3 * hidden);
      weights.get("gru.bias_hh_l0" + direction, 3 * hidden);
    }
    long classes = weights.get("fc.weight", -1, 4 * hidden).getShape().get(0);
    weights.get("fc.bias", classes);
  }

  @Override
  public NDArray embed(NDArray ids) {
    return Embedding.embedding(ids, weights.get("embedding.weight"), SparseFormat.DENSE)
        .singletonOrThrow();
  }

  @Override
  public long vocabulary() {
    return vocabulary;
  }

  @Override
  public NDArray forward(NDArray leaf, @Nullable NDArray mask) {
    return head(pooled(leaf));
  }

  /** [B,T,D] to [B,4H]: greatest, then mean state of both directions. */
  public NDArray pooled(NDArray leaf) {
    NDList parameters = new NDList();
    for (String direction : DIRECTIONS) {
      parameters.add(weights.get("gru.weight_ih_l0" + direction));
      parameters.add(weights.get("gru.weight_hh_l0" + direction));
      parameters.add(weights.get("gru.bias_ih_l0" + direction));
      parameters.add(weights.get("gru.bias_hh_l0" + direction));
    }
    NDArray start =
        leaf.getManager().zeros(new Shape(DIRECTIONS.length, leaf.getShape().get(0), hidden));
    NDArray states =
        leaf.getNDArrayInternal()
            .gru(leaf, start, parameters, true, 1, 0, false, true, true)
            .get(0);
    return states.max(new int[] {1}).concat(states.mean(new int[] {1}), 1);
  }

  /** [B,4H] to logits. */
  public NDArray head(NDArray pooled) {
    return Linear.linear(pooled, weights.get("fc.weight"), weights.get("fc.bias"))
        .singletonOrThrow();
  }

  @Override
  public Network randomised(long seed) {
    return new Gru(weights.randomised(seed));
  }

  @Override
  public void close() {
    weights.close();
  }
}
