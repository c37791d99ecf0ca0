package org.probity.audit.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree that grows at the right and remembers only the roots of its complete subtrees, one per set
 * bit of its size, largest first. Enough to append and to know the root. Not thread safe.
 */
public final class CompactRange {
  private long size;
  private final List<Hash> roots;

  private CompactRange(long size, List<Hash> roots) {
    this.size = size;
    this.roots = roots;
  }

  /** Hears of each node of the tree once, when its last leaf arrives. */
  @FunctionalInterface
  public interface NodeListener {
    /**
     * @param level 0 for a leaf's hash
     * @param index position among the nodes of that level, from 0
     */
    void completed(int level, long index, Hash hash);
  }

  public static CompactRange empty() {
    return new CompactRange(0, new ArrayList<>());
  }

  /**
   * @param bytes as {@link #toBytes} wrote them
   * @throws VerificationException if there is not one hash per set bit of the size
   */
  public static CompactRange of(long size, byte[] bytes) {
    if (size < 0 || bytes.length != Long.bitCount(size) * Hash.LENGTH) {
      throw new VerificationException("The compact range does not fit the size " + size + ".");
    }
    return new CompactRange(size, new ArrayList<>(HashTile.split(bytes)));
  }

  public long size() {
    return size;
  }

  public void append(Hash leafHash) {
    append(leafHash, (level, index, hash) -> {});
  }

  public void append(Hash leafHash, NodeListener listener) {
    Hash node = leafHash;
    long index = size;
    int level = 0;
    listener.completed(level, index, node);
    while ((index & 1) == 1) {
      node = Rfc6962.nodeHash(roots.remove(roots.size() - 1), node);
      index >>= 1;
      level++;
      listener.completed(level, index, node);
    }
    roots.add(node);
    size++;
  }

  public Hash root() {
    if (roots.isEmpty()) {
      return Rfc6962.EMPTY_ROOT;
    }
    Hash root = roots.get(roots.size() - 1);
    for (int i = roots.size() - 2; i >= 0; i--) {
      root = Rfc6962.nodeHash(roots.get(i), root);
    }
    return root;
  }

  /** The subtree roots, 32 bytes each, largest subtree first. */
  public byte[] toBytes() {
    return HashTile.join(roots);
  }
}
