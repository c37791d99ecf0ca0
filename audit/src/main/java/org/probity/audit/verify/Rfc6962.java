package org.probity.audit.verify;

import java.util.List;

/** The hashes of a Merkle tree (RFC 6962 section 2.1). */
public final class Rfc6962 {
  private static final byte[] LEAF_PREFIX = {0};
  private static final byte[] NODE_PREFIX = {1};

  /** The root of a tree without leaves: SHA-256 of nothing. */
  public static final Hash EMPTY_ROOT = Hash.sha256();

  private Rfc6962() {}

  /** SHA-256(0x00 || leaf). */
  public static Hash leafHash(byte[] leaf) {
    return Hash.sha256(LEAF_PREFIX, leaf);
  }

  /** SHA-256(0x01 || left || right). */
  public static Hash nodeHash(Hash left, Hash right) {
    return nodeHash(left.bytes(), right.bytes());
  }

  static Hash nodeHash(byte[] left, byte[] right) {
    return Hash.sha256(NODE_PREFIX, left, right);
  }

  /** The root over these leaf hashes, in order. */
  public static Hash root(List<Hash> leafHashes) {
    CompactRange range = CompactRange.empty();
    leafHashes.forEach(range::append);
    return range.root();
  }
}
