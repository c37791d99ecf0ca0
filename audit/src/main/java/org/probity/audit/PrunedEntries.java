package org.probity.audit;

import java.util.List;

/**
 * Entries that were pruned at once, and what records it.
 *
 * @param index of the entry that records it
 * @param statement as {@link org.probity.audit.verify.PruneStatement} reads it; its digest stands
 *     in the leaf
 * @param leaf of that entry
 */
public record PrunedEntries(long index, byte[] statement, byte[] leaf, List<IndexRange> ranges) {

  public PrunedEntries {
    ranges = List.copyOf(ranges);
  }

  @Override
  public String toString() {
    return "PrunedEntries[" + index + ", " + ranges + "]";
  }
}
