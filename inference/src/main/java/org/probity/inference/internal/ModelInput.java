package org.probity.inference.internal;

import org.jspecify.annotations.Nullable;
import org.probity.inference.text.TokenizedText;

/** What goes through a network in one piece. */
sealed interface ModelInput {

  int items();

  /** Items times their length, or the items of what has none. */
  default int positions() {
    return items();
  }

  /**
   * Numbers as they are.
   *
   * @param shape [items, …]
   */
  record Numbers(float[] values, long[] shape) implements ModelInput {
    @Override
    public int items() {
      return (int) shape[0];
    }
  }

  /**
   * Token ids of equal length.
   *
   * @param ids [items, length]
   * @param mask of the same shape, 1 where a token is real, or null where all are
   * @param text where the ids come from, or null if the caller sent ids
   */
  record Tokens(
      long[] ids, float @Nullable [] mask, int items, int length, @Nullable TokenizedText text)
      implements ModelInput {
    @Override
    public int positions() {
      return items * length;
    }
  }
}
