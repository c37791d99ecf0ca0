package org.probity.inference.internal;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.probity.inference.architecture.Network;
import org.probity.inference.text.TokenizedText;

/** One item, as it goes through a network. */
sealed interface ModelInput {

  /** Positions of a sequence; 1 for what has none. */
  default int positions() {
    return 1;
  }

  /** What pieces that are computed together have in common. */
  List<Long> form();

  /**
   * Native memory that computing it takes, roughly.
   *
   * @param gradients whether everything between is kept for them
   */
  long bytes(Network network, boolean gradients);

  /**
   * Numbers as they are.
   *
   * @param shape [1, …]
   */
  record Numbers(float[] values, long[] shape) implements ModelInput {
    @Override
    public List<Long> form() {
      return LongStream.of(shape).boxed().toList();
    }

    @Override
    public long bytes(Network network, boolean gradients) {
      return Float.BYTES * network.workspace(values.length, gradients);
    }
  }

  /**
   * Token ids.
   *
   * @param ids [1, length]
   * @param mask of the same shape, 1 where a token is real, or null where all are
   * @param text where the ids come from, or null if the caller sent ids
   */
  record Tokens(long[] ids, float @Nullable [] mask, int length, @Nullable TokenizedText text)
      implements ModelInput {
    @Override
    public int positions() {
      return length;
    }

    @Override
    public List<Long> form() {
      return List.of((long) length, mask == null ? 0L : 1L);
    }

    @Override
    public long bytes(Network network, boolean gradients) {
      return Float.BYTES * network.workspace(length, gradients);
    }
  }
}
