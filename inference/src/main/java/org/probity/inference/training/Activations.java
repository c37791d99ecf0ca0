package org.probity.inference.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.probity.inference.architecture.BertEncoder;
import org.probity.inference.autograd.Autograd;

/**
 * What the frozen lower layers of an encoder make of each text, computed once and kept in native
 * memory, so that training only walks the upper ones.
 */
final class Activations implements AutoCloseable {
  /** Lengths are rounded up to a multiple of this, so that texts of like length share a batch. */
  private static final int STEP = 4;

  private static final int BATCH = 32;

  private final NDManager manager = Autograd.newManager();
  private final NDArray[] hidden;
  private final int[] lengths;

  private Activations(int size) {
    hidden = new NDArray[size];
    lengths = new int[size];
  }

  /**
   * @param ids each text's pieces
   * @param layers number of frozen layers
   */
  static Activations of(long[][] ids, BertEncoder encoder, int layers, Progress progress) {
    Activations made = new Activations(ids.length);
    for (int i = 0; i < ids.length; i++) {
      made.lengths[i] = ids[i].length;
    }
    int done = 0;
    int[] all = new int[ids.length];
    Arrays.setAll(all, i -> i);
    for (int[] batch : made.batches(all, BATCH)) {
      made.fill(batch, ids, encoder, layers);
      done += batch.length;
      progress.at("frozen layers", done, ids.length, "");
    }
    return made;
  }

  /** The items in batches of like length, in the order given within each length. */
  List<int[]> batches(int[] items, int most) {
    Map<Integer, List<Integer>> byLength = new TreeMap<>();
    for (int item : items) {
      byLength.computeIfAbsent(padded(item), l -> new ArrayList<>()).add(item);
    }
    List<int[]> batches = new ArrayList<>();
    for (List<Integer> alike : byLength.values()) {
      for (int from = 0; from < alike.size(); from += most) {
        List<Integer> part = alike.subList(from, Math.min(alike.size(), from + most));
        batches.add(part.stream().mapToInt(Integer::intValue).toArray());
      }
    }
    return batches;
  }

  /** [batch, T, D]. */
  NDArray hidden(Autograd span, int[] batch) {
    NDList parts = new NDList();
    for (int item : batch) {
      parts.add(hidden[item]);
    }
    NDArray stacked = NDArrays.stack(parts);
    stacked.attach(span.manager());
    return stacked;
  }

  /** FP32 [batch, T], 1 where a position is real. */
  NDArray mask(Autograd span, int[] batch) {
    int length = padded(batch[0]);
    float[] mask = new float[batch.length * length];
    for (int i = 0; i < batch.length; i++) {
      Arrays.fill(mask, i * length, i * length + lengths[batch[i]], 1);
    }
    return span.floats(mask, batch.length, length);
  }

  @Override
  public void close() {
    manager.close();
  }

  private void fill(int[] batch, long[][] ids, BertEncoder encoder, int layers) {
    int length = padded(batch[0]);
    long[] joined = new long[batch.length * length];
    for (int i = 0; i < batch.length; i++) {
      System.arraycopy(ids[batch[i]], 0, joined, i * length, ids[batch[i]].length);
    }
    try (Autograd span = Autograd.evaluating()) {
      NDArray base = encoder.base(encoder.embed(span.longs(joined, batch.length, length)));
      NDArray scores = BertEncoder.scoreMask(mask(span, batch));
      NDArray out = encoder.layers(base, 0, layers, scores, null, null);
      for (int i = 0; i < batch.length; i++) {
        NDArray row = out.get(new NDIndex("{}", i)).duplicate();
        row.attach(manager);
        hidden[batch[i]] = row;
      }
    }
  }

  /** Positions of an item, those included that only fill its batch up. */
  int padded(int item) {
    return (lengths[item] + STEP - 1) / STEP * STEP;
  }
}
