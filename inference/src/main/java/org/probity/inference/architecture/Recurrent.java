package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.RNN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.probity.inference.ModelException;

/**
 * A recurrent network over token embeddings or steps of numbers, in one direction or both, of one
 * layer or several, and one linear layer {@code fc}. That reads the greatest and the mean state of
 * all positions, or the states in which the last layer ends; its width says which. Weights: {@code
 * embedding.weight} for texts, PyTorch's {@code gru.weight_ih_l0} and its siblings, {@code fc}.
 *
 * <p>Leaf: embeddings [B,T,D] or steps [B,T,F]. Output: logits [B,classes]. Reads every position,
 * so items of one batch must be of one length: there is no mask.
 */
public final class Recurrent implements Network {
  private static final int MAX_LAYERS = 16;

  private final Weights weights;
  private final Cell cell;
  private final NDList parameters = new NDList();
  private final int layers;
  private final int directions;
  private final long hidden;
  private final boolean pooled;

  /** What a step computes, and how many gates that takes. */
  public enum Cell {
    /** Elman 1990, with tanh. */
    RNN(1),
    /** Hochreiter and Schmidhuber 1997. */
    LSTM(4),
    /** Cho et al. 2014. */
    GRU(3);

    private final int gates;

    Cell(int gates) {
      this.gates = gates;
    }
  }

  /**
   * @throws ModelException if a weight is missing or of another shape
   */
  public Recurrent(Weights weights, Cell cell) {
    this.weights = weights;
    this.cell = cell;
    hidden = weights.get(name("weight_hh", 0, 0), -1, -1).getShape().get(1);
    directions = weights.has(name("weight_ih", 0, 1)) ? 2 : 1;
    long width = weights.get(name("weight_ih", 0, 0), -1, -1).getShape().get(1);
    if (isText()) {
      weights.get("embedding.weight", -1, width);
    }
    int found = 0;
    while (found < MAX_LAYERS && weights.has(name("weight_ih", found, 0))) {
      for (int direction = 0; direction < directions; direction++) {
        addLayer(found, direction, found == 0 ? width : directions * hidden);
      }
      found++;
    }
    layers = found;
    long read = weights.get("fc.weight", -1, -1).getShape().get(1);
    pooled = read == 2 * hidden * directions;
    if (!pooled && read != directions * hidden) {
      throw new ModelException("The layer fc fits neither all states nor the last ones.");
    }
    weights.get("fc.bias", weights.get("fc.weight").getShape().get(0));
  }

  private void addLayer(int layer, int direction, long width) {
    long rows = cell.gates * hidden;
    parameters.add(weights.get(name("weight_ih", layer, direction), rows, width));
    parameters.add(weights.get(name("weight_hh", layer, direction), rows, hidden));
    parameters.add(weights.get(name("bias_ih", layer, direction), rows));
    parameters.add(weights.get(name("bias_hh", layer, direction), rows));
  }

  private String name(String kind, int layer, int direction) {
    String prefix = cell.name().toLowerCase(Locale.ROOT);
    return prefix + "." + kind + "_l" + layer + (direction == 0 ? "" : "_reverse");
  }

  /** Whether it reads token ids rather than steps of numbers. */
  public boolean isText() {
    return weights.has("embedding.weight");
  }

  @Override
  public NDArray embed(NDArray ids) {
    return Embedding.embedding(ids, weights.get("embedding.weight"), SparseFormat.DENSE)
        .singletonOrThrow();
  }

  @Override
  public long vocabulary() {
    return isText() ? weights.get("embedding.weight").getShape().get(0) : 0;
  }

  @Override
  public NDArray forward(NDArray leaf, @Nullable NDArray mask) {
    return head(read(leaf));
  }

  /** What {@code fc} reads: [B,T,D] to [B,2·directions·H] or [B,directions·H]. */
  public NDArray read(NDArray leaf) {
    NDList answer = states(leaf);
    NDArray states = answer.get(0);
    if (pooled) {
      return states.max(new int[] {1}).concat(states.mean(new int[] {1}), 1);
    }
    long items = leaf.getShape().get(0);
    NDArray last = answer.get(1).reshape(layers, directions, items, hidden).get(layers - 1L);
    return last.transpose(1, 0, 2).reshape(items, directions * hidden);
  }

  private NDList states(NDArray leaf) {
    boolean both = directions == 2;
    Shape shape = new Shape((long) layers * directions, leaf.getShape().get(0), hidden);
    NDArray start = leaf.getManager().zeros(shape);
    return switch (cell) {
      case RNN ->
          leaf.getNDArrayInternal()
              .rnn(
                  leaf, start, parameters, true, layers, RNN.Activation.TANH, 0, false, both, true);
      case GRU ->
          leaf.getNDArrayInternal()
              .gru(leaf, start, parameters, true, layers, 0, false, both, true);
      case LSTM -> {
        NDList starts = new NDList(start, leaf.getManager().zeros(shape));
        yield leaf.getNDArrayInternal()
            .lstm(leaf, starts, parameters, true, layers, 0, false, both, true);
      }
    };
  }

  /** From what {@link #read} gives to logits. */
  public NDArray head(NDArray read) {
    return Linear.linear(read, weights.get("fc.weight"), weights.get("fc.bias")).singletonOrThrow();
  }

  @Override
  public Network randomised(long seed) {
    return new Recurrent(weights.randomised(seed), cell);
  }

  @Override
  public void close() {
    weights.close();
  }
}
