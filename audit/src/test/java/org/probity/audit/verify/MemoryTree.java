package org.probity.audit.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A tree in memory, filled through {@link CompactRange}'s listener as the database is. */
final class MemoryTree implements TreeNodes {
  private final List<byte[]> leaves = new ArrayList<>();
  private final CompactRange range = CompactRange.empty();
  private final Map<String, Hash> nodes = new HashMap<>();

  void add(byte[] leaf) {
    leaves.add(leaf);
    range.append(
        Rfc6962.leafHash(leaf), (level, index, hash) -> nodes.put(level + "/" + index, hash));
  }

  CompactRange range() {
    return range;
  }

  @Override
  public Hash node(int level, long index) {
    return Objects.requireNonNull(nodes.get(level + "/" + index));
  }

  byte[] bytes(TilePath tile) {
    long first = tile.index() * HashTile.WIDTH;
    if (tile.level() == TilePath.ENTRIES) {
      return EntryBundle.join(leaves.subList((int) first, (int) first + tile.width()));
    }
    List<Hash> hashes = new ArrayList<>();
    for (long i = first; i < first + tile.width(); i++) {
      hashes.add(node(tile.level() * HashTile.HEIGHT, i));
    }
    return HashTile.join(hashes);
  }
}
