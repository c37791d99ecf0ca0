package org.probity.audit.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.probity.audit.LedgerException;
import org.probity.audit.verify.ConsistencyProof;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.HashTile;
import org.probity.audit.verify.InclusionProof;
import org.probity.audit.verify.Rfc6962;
import org.probity.audit.verify.TreeNodes;

/**
 * The tree as the database holds it, read tile by tile; those that a proof needs all at once. For
 * one transaction and one thread. A complete subtree never changes, so that what was read once may
 * be kept for others.
 */
final class StoredTree implements TreeNodes {
  /** What a tile holds in one row; the limit lets the planner know that it is little. */
  private static final String TILES =
      "SELECT t.hashes, t.last FROM unnest(?::smallint[], ?::bigint[]) WITH ORDINALITY"
          + " AS wanted (level, first, place) CROSS JOIN LATERAL"
          + " (SELECT string_agg(n.hash, ''::bytea ORDER BY n.index) AS hashes,"
          + " max(n.index) AS last FROM (SELECT index, hash FROM ledger_node"
          + " WHERE level = wanted.level AND index >= wanted.first AND index < wanted.first + 256"
          + " ORDER BY index LIMIT 256) n) t ORDER BY wanted.place";

  private final Connection connection;
  private final Map<Tile, List<Hash>> tiles;

  /** Reads all anew, as whoever vouches for the database must. */
  StoredTree(Connection connection) {
    this(connection, new HashMap<>());
  }

  /**
   * @param tiles those read before, of each as many hashes as it had then; more are added
   */
  StoredTree(Connection connection, Map<Tile, List<Hash>> tiles) {
    this.connection = connection;
    this.tiles = tiles;
  }

  /** A tile's place: the level counts tiles, as in {@link HashTile}. */
  record Tile(int level, long index) {

    /** The one that holds what a node is made of. */
    static Tile of(int level, long index) {
      return new Tile(level / HashTile.HEIGHT, index * width(level) / HashTile.WIDTH);
    }

    long first() {
      return index * HashTile.WIDTH;
    }
  }

  @Override
  public InclusionProof inclusion(long index, long size) {
    read(nodes -> nodes.inclusion(index, size));
    return TreeNodes.super.inclusion(index, size);
  }

  @Override
  public ConsistencyProof consistency(long from, long to) {
    read(nodes -> nodes.consistency(from, to));
    return TreeNodes.super.consistency(from, to);
  }

  /** Reads the tiles that a proof asks for, in one round trip. */
  private void read(Consumer<TreeNodes> proof) {
    Set<Tile> wanted = new LinkedHashSet<>();
    proof.accept(
        (level, index) -> {
          Tile tile = Tile.of(level, index);
          if (tiles.getOrDefault(tile, List.of()).size() < end(level, index)) {
            wanted.add(tile);
          }
          return Rfc6962.EMPTY_ROOT;
        });
    if (wanted.isEmpty()) {
      return;
    }
    try {
      readAll(List.copyOf(wanted));
    } catch (SQLException e) {
      throw Database.translated(e);
    }
  }

  private void readAll(List<Tile> wanted) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(TILES)) {
      Short[] levels = wanted.stream().map(tile -> (short) tile.level).toArray(Short[]::new);
      Long[] firsts = wanted.stream().map(Tile::first).toArray(Long[]::new);
      select.setArray(1, connection.createArrayOf("smallint", levels));
      select.setArray(2, connection.createArrayOf("bigint", firsts));
      try (ResultSet row = select.executeQuery()) {
        for (Tile tile : wanted) {
          row.next();
          byte @Nullable [] hashes = row.getBytes(1);
          // With a gap it is left to be read up to that.
          if (hashes != null && row.getLong(2) - tile.first() + 1 == hashes.length / Hash.LENGTH) {
            tiles.put(tile, HashTile.split(hashes));
          }
        }
      }
    }
  }

  @Override
  public Hash node(int level, long index) {
    int to = end(level, index);
    Tile tile = Tile.of(level, index);
    List<Hash> hashes = tiles.getOrDefault(tile, List.of());
    if (hashes.size() < to) {
      hashes = readTile(tile);
      tiles.put(tile, hashes);
    }
    if (hashes.size() < to) {
      throw new LedgerException("A node of the tree is missing; check the ledger for tampering.");
    }
    return Rfc6962.root(hashes.subList(to - width(level), to));
  }

  /** How many of its tile's hashes a node is the root of. */
  private static int width(int level) {
    return 1 << (level % HashTile.HEIGHT);
  }

  /** Where they end in the tile. */
  private static int end(int level, long index) {
    return (int) (index * width(level) % HashTile.WIDTH) + width(level);
  }

  private List<Hash> readTile(Tile tile) {
    try {
      return tile(tile.level, tile.index, HashTile.WIDTH);
    } catch (SQLException e) {
      throw Database.translated(e);
    }
  }

  /** As many of the tile's hashes, up to the width, as stand in the database without a gap. */
  List<Hash> tile(int level, long index, int width) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT index, hash FROM ledger_node"
                + " WHERE level = ? AND index >= ? AND index < ? ORDER BY index")) {
      long first = index * HashTile.WIDTH;
      select.setInt(1, level);
      select.setLong(2, first);
      select.setLong(3, first + width);
      List<Hash> hashes = new ArrayList<>(width);
      try (ResultSet row = select.executeQuery()) {
        while (row.next() && row.getLong(1) == first + hashes.size()) {
          hashes.add(Hash.of(row.getBytes(2)));
        }
      }
      return hashes;
    }
  }
}
