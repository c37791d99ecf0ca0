package org.probity.inference.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Items of one shape that a network may compute in one call.
 *
 * <p>INVARIANT (no neighbours): an item's answer is, bit for bit, what it gets alone. Which kernel
 * computes depends on the shape and not on the values, and some kernels add in another order than
 * that of a single item. So the first time a number of items comes up, they are computed together
 * and each alone; that number is computed together from then on only if all bits agreed.
 *
 * @param <I> an item
 */
final class Together<I> {
  private final Function<List<I>, List<float[]>> network;
  private final int most;
  private final long patienceNanos;

  /** By the power of two: null while not tried. */
  private final AtomicReferenceArray<@Nullable Boolean> agreed =
      new AtomicReferenceArray<>(Integer.SIZE);

  /**
   * @param network from items to one row each
   * @param most items in one call
   * @param patienceNanos how long a first item waits for others while there is nothing else to do
   */
  Together(Function<List<I>, List<float[]>> network, int most, long patienceNanos) {
    this.network = network;
    this.most = most;
    this.patienceNanos = patienceNanos;
  }

  int most() {
    return most;
  }

  long patienceNanos() {
    return patienceNanos;
  }

  /** The answer to each, as if each had come alone. */
  List<float[]> compute(List<I> items) {
    List<float[]> rows = new ArrayList<>(items.size());
    int from = 0;
    while (from < items.size()) {
      int power = power(items.size() - from);
      List<I> part = items.subList(from, from + (1 << power));
      rows.addAll(part.size() == 1 ? network.apply(part) : several(part, power));
      from += part.size();
    }
    return rows;
  }

  /** The largest power of two of items that is not known to differ. */
  private int power(int items) {
    int power = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(items);
    while (power > 0 && Boolean.FALSE.equals(agreed.get(power))) {
      power--;
    }
    return power;
  }

  private List<float[]> several(List<I> items, int power) {
    if (Boolean.TRUE.equals(agreed.get(power))) {
      return network.apply(items);
    }
    List<float[]> alone = new ArrayList<>(items.size());
    for (I item : items) {
      alone.addAll(network.apply(List.of(item)));
    }
    agreed.set(power, same(network.apply(items), alone));
    return alone;
  }

  private static boolean same(List<float[]> together, List<float[]> alone) {
    for (int i = 0; i < alone.size(); i++) {
      if (!Arrays.equals(together.get(i), alone.get(i))) {
        return false;
      }
    }
    return true;
  }
}
