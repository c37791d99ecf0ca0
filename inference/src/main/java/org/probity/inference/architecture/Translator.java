package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.probity.inference.ModelException;
import org.probity.inference.autograd.Autograd;

/**
 * From a sequence of ids to another, by an {@link EncoderDecoder}: embeddings shared by both sides,
 * scaled by the root of the width, plus sinusoidal positions (Vaswani et al. 2017, 3.4 and 3.5).
 * Weights: {@code embedding.weight}, {@code transformer.…}, {@code generator}.
 */
public final class Translator implements AutoCloseable {
  private static final double BASE = 10_000;

  private final Weights weights;
  private final EncoderDecoder transformer;
  private final long vocabulary;

  /**
   * @throws ModelException if a weight is missing or of another shape
   */
  public Translator(Weights weights, int heads) {
    this.weights = weights;
    transformer = new EncoderDecoder(weights, "transformer.", heads);
    vocabulary = weights.get("embedding.weight", -1, transformer.width()).getShape().get(0);
    weights.get("generator.weight", vocabulary, transformer.width());
    weights.get("generator.bias", vocabulary);
  }

  /**
   * Decodes greedily: the likeliest id at each step, until the end.
   *
   * @param most ids of the answer
   * @return without start and end
   * @throws ModelException if an id is outside the vocabulary
   */
  public long[] translate(long[] source, long start, long end, int most) {
    for (long id : source) {
      if (id < 0 || id >= vocabulary) {
        throw new ModelException("An id lies outside the vocabulary.");
      }
    }
    long[] answer = new long[most + 1];
    answer[0] = start;
    try (Autograd span = Autograd.evaluating()) {
      NDArray memory = transformer.encode(embed(span, source), null);
      for (int length = 1; length <= most; length++) {
        NDArray states =
            transformer.decode(embed(span, Arrays.copyOf(answer, length)), memory, null);
        NDArray last = states.get(new NDIndex(":, {}", length - 1));
        NDArray logits =
            Linear.linear(last, weights.get("generator.weight"), weights.get("generator.bias"))
                .singletonOrThrow();
        long next = logits.argMax(1).toLongArray()[0];
        if (next == end) {
          return Arrays.copyOfRange(answer, 1, length);
        }
        answer[length] = next;
      }
    }
    return Arrays.copyOfRange(answer, 1, answer.length);
  }

  private NDArray embed(Autograd span, long[] ids) {
    NDArray words =
        Embedding.embedding(
                span.longs(ids, 1, ids.length), weights.get("embedding.weight"), SparseFormat.DENSE)
            .singletonOrThrow();
    int width = (int) transformer.width();
    FloatBuffer table = FloatBuffer.wrap(positions(ids.length, width));
    NDArray positions = Autograd.floats(span.manager(), table, 1, ids.length, width);
    return Autograd.scale(words, (float) Math.sqrt(width)).add(positions);
  }

  /** Sine at even places, cosine at odd ones, row-major [length, width]. */
  static float[] positions(int length, int width) {
    float[] table = new float[length * width];
    for (int at = 0; at < length; at++) {
      for (int i = 0; i < width; i++) {
        double angle = at / Math.pow(BASE, (i - i % 2) / (double) width);
        table[at * width + i] = (float) (i % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
      }
    }
    return table;
  }

  @Override
  public void close() {
    weights.close();
  }
}
