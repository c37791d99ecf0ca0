package org.probity.audit;

/**
 * Entries that stand side by side.
 *
 * @param from first index
 * @param to index after the last
 */
public record IndexRange(long from, long to) {

  public IndexRange {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("A range of entries does not end before it begins.");
    }
  }
}
