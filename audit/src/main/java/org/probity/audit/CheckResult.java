package org.probity.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a check of the whole ledger found.
 *
 * @param entries how many were read
 * @param tampering the first thing that is not as it was recorded, or null
 */
public record CheckResult(long entries, @Nullable Tampering tampering) {

  public boolean intact() {
    return tampering == null;
  }

  /**
   * @param index the entry that was changed, or the first of those among which it is
   * @param lastIndex the same, or the last of those
   * @param what a sentence
   */
  public record Tampering(long index, long lastIndex, String what) {}
}
