package org.probity.audit.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.HashTile;

/** Collects the rows of a batch and inserts them, a round trip a table. */
final class EntryRows implements AutoCloseable {
  private final PreparedStatement entries;
  private final PreparedStatement sealed;
  private final PreparedStatement nodes;
  private final PreparedStatement requests;

  EntryRows(Connection connection) throws SQLException {
    entries =
        connection.prepareStatement(
            "INSERT INTO ledger_entry (index, leaf_hash, leaf, type, time, decision_id)"
                + " VALUES (?, ?, ?, ?, ?, ?)");
    sealed =
        connection.prepareStatement(
            "INSERT INTO ledger_sealed (index, subject_key, own_key, ciphertext)"
                + " VALUES (?, ?, ?, ?)");
    nodes =
        connection.prepareStatement(
            "INSERT INTO ledger_node (level, index, hash) VALUES (?, ?, ?)");
    requests =
        connection.prepareStatement(
            "INSERT INTO ledger_idempotency (request_ref, body_ref, index, recorded_at)"
                + " VALUES (?, ?, ?, ?) ON CONFLICT (request_ref) DO UPDATE SET"
                + " body_ref = EXCLUDED.body_ref, index = EXCLUDED.index,"
                + " recorded_at = EXCLUDED.recorded_at");
  }

  void entry(long index, Prepared entry) throws SQLException {
    entries.setLong(1, index);
    entries.setBytes(2, entry.leafHash().bytes());
    entries.setBytes(3, entry.leaf());
    entries.setString(4, entry.type().code());
    entries.setTimestamp(5, Timestamp.from(entry.time()));
    entries.setObject(6, entry.decisionId(), Types.OTHER);
    entries.addBatch();
    Prepared.Ciphertext ciphertext = entry.sealed();
    if (ciphertext != null) {
      sealed.setLong(1, index);
      sealed.setObject(2, ciphertext.subjectKey(), Types.BIGINT);
      sealed.setObject(
          3, ciphertext.subjectKey() == null ? ciphertext.ownKey() : null, Types.BINARY);
      sealed.setBytes(4, ciphertext.bytes());
      sealed.addBatch();
    }
  }

  /** Keeps every eighth level, which is what tiles are made of. */
  void node(int level, long index, Hash hash) throws SQLException {
    if (level % HashTile.HEIGHT == 0) {
      nodes.setInt(1, level / HashTile.HEIGHT);
      nodes.setLong(2, index);
      nodes.setBytes(3, hash.bytes());
      nodes.addBatch();
    }
  }

  void request(RequestRef request, long index, Instant now) throws SQLException {
    requests.setBytes(1, request.request());
    requests.setBytes(2, request.body());
    requests.setLong(3, index);
    requests.setTimestamp(4, Timestamp.from(now));
    requests.addBatch();
  }

  void insert() throws SQLException {
    entries.executeBatch();
    sealed.executeBatch();
    nodes.executeBatch();
    requests.executeBatch();
  }

  @Override
  public void close() throws SQLException {
    try (entries;
        sealed;
        nodes;
        requests) {
      // Closing is all.
    }
  }
}
