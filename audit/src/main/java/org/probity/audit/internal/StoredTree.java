package org.probity.audit.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.probity.audit.LedgerException;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.HashTile;
import org.probity.audit.verify.Rfc6962;
import org.probity.audit.verify.TreeNodes;

/** The tree as the database holds it, read tile by tile. For one transaction and one thread. */
final class StoredTree implements TreeNodes {
  private final Connection connection;
  private final Map<Tile, List<Hash>> tiles = new HashMap<>();

  StoredTree(Connection connection) {
    this.connection = connection;
  }

  private record Tile(int level, long index) {}

  @Override
  public Hash node(int level, long index) {
    int below = level % HashTile.HEIGHT;
    long first = index << below;
    int from = (int) (first % HashTile.WIDTH);
    int to = from + (1 << below);
    Tile tile = new Tile(level / HashTile.HEIGHT, first / HashTile.WIDTH);
    List<Hash> hashes = tiles.computeIfAbsent(tile, this::readTile);
    if (hashes.size() < to) {
      throw new LedgerException("A node of the tree is missing; check the ledger for tampering.");
    }
    return Rfc6962.root(hashes.subList(from, to));
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
