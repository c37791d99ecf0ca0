package org.probity.audit.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.audit.NotInLedgerException;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.ConsistencyProof;
import org.probity.audit.verify.EntryBundle;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.HashTile;
import org.probity.audit.verify.InclusionProof;
import org.probity.audit.verify.SignedNote;
import org.probity.audit.verify.TilePath;
import org.probity.audit.verify.TlogProof;
import org.probity.audit.verify.VerificationException;

/** What anyone may ask of a transparency log: tiles, proofs, checkpoints. */
public final class LogReader {
  /** Some 16 MB: all above the lowest level of a log of 60 million, and what is asked for often. */
  private static final int TILES = 1024;

  private final Database database;
  private final LogKeys keys;
  private final Cache<StoredTree.Tile, List<Hash>> tiles =
      Caffeine.newBuilder().maximumSize(TILES).build();

  public LogReader(Database database, LogKeys keys) {
    this.database = database;
    this.keys = keys;
  }

  public long size() {
    return database.read(LogReader::size);
  }

  private static long size(Connection connection) throws SQLException {
    return Head.read(connection).range().size();
  }

  public Optional<byte[]> checkpoint() {
    return database.read(Checkpoints::latest);
  }

  public Optional<byte[]> cosigned(long size) {
    return database.read(connection -> Checkpoints.cosigned(connection, size));
  }

  public byte[] tile(int level, long index, int width) {
    TilePath path = path(level, index, width);
    if (path.level() == TilePath.ENTRIES) {
      throw new NotInLedgerException("A hash tile has a level from 0 to 7.");
    }
    List<Hash> hashes =
        database.read(connection -> new StoredTree(connection).tile(level, index, width));
    if (hashes.size() < width) {
      throw new NotInLedgerException("The log is not large enough for " + path.path() + ".");
    }
    return HashTile.join(hashes);
  }

  public byte[] entryBundle(long index, int width) {
    TilePath path = path(TilePath.ENTRIES, index, width);
    List<byte[]> leaves = database.read(connection -> leaves(connection, index, width));
    if (leaves.size() < width) {
      throw new NotInLedgerException("The log is not large enough for " + path.path() + ".");
    }
    return EntryBundle.join(leaves);
  }

  private static TilePath path(int level, long index, int width) {
    try {
      return new TilePath(level, index, width);
    } catch (VerificationException e) {
      throw new NotInLedgerException("There is no such tile.");
    }
  }

  private static List<byte[]> leaves(Connection connection, long index, int width)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT leaf FROM ledger_entry WHERE index >= ? AND index < ? ORDER BY index")) {
      long first = index * HashTile.WIDTH;
      select.setLong(1, first);
      select.setLong(2, first + width);
      List<byte[]> leaves = new ArrayList<>(width);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          leaves.add(row.getBytes(1));
        }
      }
      return leaves;
    }
  }

  public InclusionProof inclusion(long index, long size) {
    return database.read(
        connection -> {
          requireSize(connection, size);
          if (index < 0 || index >= size) {
            throw new NotInLedgerException("A tree of size " + size + " has no such entry.");
          }
          return tree(connection).inclusion(index, size);
        });
  }

  public ConsistencyProof consistency(long from, long to) {
    return database.read(
        connection -> {
          requireSize(connection, to);
          if (from < 0 || from > to) {
            throw new NotInLedgerException(
                "A consistency proof leads from a smaller size to a larger.");
          }
          return tree(connection).consistency(from, to);
        });
  }

  private StoredTree tree(Connection connection) {
    return new StoredTree(connection, tiles.asMap());
  }

  private static void requireSize(Connection connection, long size) throws SQLException {
    if (size < 0 || size > size(connection)) {
      throw new NotInLedgerException("The log has no such size yet.");
    }
  }

  public String tlogProof(long index, @Nullable String extra) {
    return database.read(
        connection -> {
          byte[] note =
              Checkpoints.latest(connection)
                  .orElseThrow(() -> new NotInLedgerException("No checkpoint is signed yet."));
          long size = Checkpoint.parse(SignedNote.open(note, keys.chain().keys()).text()).size();
          if (index < 0 || index >= size) {
            throw new NotInLedgerException(
                "No checkpoint covers this entry yet; if it exists, ask again in two seconds.");
          }
          InclusionProof proof = tree(connection).inclusion(index, size);
          TlogProof file = new TlogProof(extra, index, proof.hashes(), note);
          return new String(file.toBytes(), StandardCharsets.UTF_8);
        });
  }
}
