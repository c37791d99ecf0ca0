package org.probity.inference.internal;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Leaf;
import org.probity.inference.autograd.Autograd;

/** Points of one leaf's shape, as batches that a network takes. */
final class Points {
  /**
   * Numbers in the leaves of one native batch. A recorded Transformer keeps some 30 times its leaf
   * per layer, so this bounds a batch to about 150 MB. Depends on nothing but the leaf, so that the
   * same points give the same bits.
   */
  private static final int BATCH_NUMBERS = 200_000;

  private static final int MAX_BATCH = 64;

  private Points() {}

  static List<List<float[]>> batches(Leaf leaf, List<float[]> points) {
    int size = Math.max(1, Math.min(MAX_BATCH, BATCH_NUMBERS / leaf.values().length));
    List<List<float[]>> batches = new ArrayList<>();
    for (int from = 0; from < points.size(); from += size) {
      batches.add(points.subList(from, Math.min(points.size(), from + size)));
    }
    return batches;
  }

  static float[] joined(Leaf leaf, List<float[]> points) {
    int size = leaf.values().length;
    float[] joined = new float[points.size() * size];
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).length != size) {
        throw new IllegalArgumentException("A point is not of the leaf's shape.");
      }
      System.arraycopy(points.get(i), 0, joined, i * size, size);
    }
    return joined;
  }

  static long[] shape(Leaf leaf, int batch) {
    return LongStream.concat(LongStream.of(batch), LongStream.of(leaf.shape())).toArray();
  }

  static @Nullable NDArray mask(Autograd span, Leaf leaf, int batch) {
    boolean[] present = leaf.present();
    int length = present.length;
    float[] mask = new float[batch * length];
    boolean whole = true;
    for (int i = 0; i < mask.length; i++) {
      mask[i] = present[i % length] ? 1 : 0;
      whole &= present[i % length];
    }
    return whole ? null : span.floats(mask, batch, length);
  }
}
