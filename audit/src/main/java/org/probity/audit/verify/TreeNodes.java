package org.probity.audit.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A tree whose complete subtrees can be asked for; what proofs are made from. */
@FunctionalInterface
public interface TreeNodes {

  /**
   * The root of the complete subtree of 2^level leaves that starts at leaf {@code index << level}.
   */
  Hash node(int level, long index);

  /** The root of the first {@code size} leaves. */
  default Hash root(long size) {
    return size == 0 ? Rfc6962.EMPTY_ROOT : span(0, size);
  }

  /** PATH(index, D[size]) of RFC 6962 section 2.1.1. */
  default InclusionProof inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("The index lies outside the tree.");
    }
    List<Hash> hashes = new ArrayList<>();
    long from = 0;
    long to = size;
    while (to - from > 1) {
      long middle = from + largestPowerBelow(to - from);
      if (index < middle) {
        hashes.add(span(middle, to));
        to = middle;
      } else {
        hashes.add(span(from, middle));
        from = middle;
      }
    }
    Collections.reverse(hashes);
    return new InclusionProof(index, size, hashes);
  }

  /** PROOF(from, D[to]) of RFC 6962 section 2.1.2. */
  default ConsistencyProof consistency(long from, long to) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException(
          "A consistency proof leads from a smaller size to a larger.");
    }
    List<Hash> hashes = new ArrayList<>();
    if (from > 0 && from < to) {
      long left = 0;
      long right = to;
      while (from != right) {
        long middle = left + largestPowerBelow(right - left);
        if (from <= middle) {
          hashes.add(span(middle, right));
          right = middle;
        } else {
          hashes.add(span(left, middle));
          left = middle;
        }
      }
      if (left > 0) {
        hashes.add(span(left, right));
      }
      Collections.reverse(hashes);
    }
    return new ConsistencyProof(from, to, hashes);
  }

  /** The hash over leaves {@code from} to {@code to}, which RFC 6962 splits at powers of two. */
  private Hash span(long from, long to) {
    long length = to - from;
    if (Long.bitCount(length) == 1) {
      int level = Long.numberOfTrailingZeros(length);
      return node(level, from >> level);
    }
    long middle = from + largestPowerBelow(length);
    return Rfc6962.nodeHash(span(from, middle), span(middle, to));
  }

  private static long largestPowerBelow(long length) {
    return Long.highestOneBit(length - 1);
  }
}
