package org.probity.detection.works;

import java.util.Arrays;

/**
 * Fingerprints of many works in one sorted array: the fingerprint above, the work's number below.
 */
final class Segment {
  private static final int NUMBER_BITS = Long.SIZE - Winnow.BITS;

  /** So many works can be told apart: 16.7 million. */
  static final int MOST_WORKS = 1 << NUMBER_BITS;

  private final long[] entries;

  /**
   * @param entries in any order; sorted in place
   */
  Segment(long[] entries) {
    Arrays.sort(entries);
    this.entries = entries;
  }

  static long entry(long fingerprint, int work) {
    return fingerprint << NUMBER_BITS | work;
  }

  int size() {
    return entries.length;
  }

  /** Both together; neither is changed. */
  Segment with(Segment other) {
    long[] all = Arrays.copyOf(entries, entries.length + other.entries.length);
    System.arraycopy(other.entries, 0, all, entries.length, other.entries.length);
    return new Segment(all);
  }

  /** Where the works with this fingerprint begin, whether there are any or not. */
  int first(long fingerprint) {
    int at = Arrays.binarySearch(entries, fingerprint << NUMBER_BITS);
    return at < 0 ? -at - 1 : at;
  }

  /** The work at a place, or -1 if what stands there has another fingerprint. */
  int work(int place, long fingerprint) {
    return place < entries.length && entries[place] >>> NUMBER_BITS == fingerprint
        ? (int) (entries[place] & (MOST_WORKS - 1))
        : -1;
  }

  boolean has(long fingerprint, int work) {
    return Arrays.binarySearch(entries, entry(fingerprint, work)) >= 0;
  }
}
