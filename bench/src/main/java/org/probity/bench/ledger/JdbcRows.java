package org.probity.bench.ledger;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.probity.audit.Entry;
import org.probity.audit.testing.TestDatabase;
import org.probity.audit.verify.Hash;
import org.probity.domain.decision.DecisionId;

/**
 * What JDBC does without a ledger: rows of the same bytes in the same database, a hundred a
 * transaction, each of it on the disk before the next begins.
 */
final class JdbcRows {
  private static final int BATCH = 100;

  private final TestDatabase database;
  private final byte[] leaf;
  private final byte[] ownKey;
  private final byte[] ciphertext;
  private long next;

  /**
   * @param like an entry whose lengths the rows have
   */
  JdbcRows(TestDatabase database, Entry like) {
    this.database = database;
    this.leaf = like.leaf();
    this.ownKey = new byte[length("own_key", like)];
    this.ciphertext = new byte[length("ciphertext", like)];
    database.execute("CREATE TABLE peer_entry (LIKE ledger_entry INCLUDING ALL)");
    database.execute("CREATE TABLE peer_sealed (LIKE ledger_sealed INCLUDING ALL)");
    database.execute("CREATE TABLE bare (index bigint PRIMARY KEY, leaf bytea, sealed bytea)");
  }

  private int length(String column, Entry of) {
    return (int)
        database.queryLong(
            "SELECT length(" + column + ") FROM ledger_sealed WHERE index = " + of.index());
  }

  /** One row of a batch. */
  private interface Row {
    void add(long index) throws SQLException;
  }

  /**
   * The rows that an entry has, without those of the tree: leaf, hash, what it is found by, key and
   * ciphertext, in tables of the same columns and indexes as the ledger's.
   *
   * @return entries that were committed meanwhile
   */
  long likeTheLedger(Duration time) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement entry =
            connection.prepareStatement(
                "INSERT INTO peer_entry (index, leaf_hash, leaf, type, time, decision_id)"
                    + " VALUES (?, ?, ?, 'decision', ?, ?)");
        PreparedStatement sealed =
            connection.prepareStatement(
                "INSERT INTO peer_sealed (index, own_key, ciphertext) VALUES (?, ?, ?)")) {
      return batches(
          connection,
          time,
          index -> {
            entry.setLong(1, index);
            entry.setBytes(2, hash());
            entry.setBytes(3, leaf);
            entry.setTimestamp(4, Timestamp.from(Instant.now()));
            entry.setObject(5, DecisionId.next().value());
            entry.addBatch();
            sealed.setLong(1, index);
            sealed.setBytes(2, ownKey);
            sealed.setBytes(3, ciphertext);
            sealed.addBatch();
          },
          entry,
          sealed);
    }
  }

  /**
   * Leaf and ciphertext alone, in one table with one index.
   *
   * @return rows that were committed meanwhile
   */
  long bare(Duration time) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO bare (index, leaf, sealed) VALUES (?, ?, ?)")) {
      return batches(
          connection,
          time,
          index -> {
            insert.setLong(1, index);
            insert.setBytes(2, leaf);
            insert.setBytes(3, ciphertext);
            insert.addBatch();
          },
          insert);
    }
  }

  private long batches(
      Connection connection, Duration time, Row row, PreparedStatement... statements)
      throws SQLException {
    long rows = 0;
    long end = System.nanoTime() + time.toNanos();
    connection.setAutoCommit(false);
    while (System.nanoTime() < end) {
      for (int i = 0; i < BATCH; i++) {
        row.add(next++);
      }
      for (PreparedStatement statement : statements) {
        statement.executeBatch();
      }
      connection.commit();
      rows += BATCH;
    }
    return rows;
  }

  /** As unique and as scattered as the hash of a leaf. */
  private static byte[] hash() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    ByteBuffer hash = ByteBuffer.allocate(Hash.LENGTH);
    while (hash.hasRemaining()) {
      hash.putLong(random.nextLong());
    }
    return hash.array();
  }
}
