package org.probity.audit.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The checkpoints signed so far; the latest of each minute is kept, the latest that a witness
 * cosigned, and those that were time-stamped.
 */
public final class Checkpoints {

  private static final String COSIGNED =
      "SELECT note || convert_to(coalesce((SELECT string_agg(line, '' ORDER BY vkey)"
          + " FROM ledger_cosignature s WHERE s.size = c.size), ''), 'UTF8')"
          + " FROM ledger_checkpoint c";

  private Checkpoints() {}

  /** The signed note, with the cosignatures it has so far. */
  public static Optional<byte[]> latest(Connection connection) throws SQLException {
    return notes(connection, COSIGNED + " ORDER BY size DESC LIMIT 1").stream().findFirst();
  }

  /** When the latest was signed. */
  public static Optional<Instant> latestTime(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT signed_at FROM ledger_checkpoint ORDER BY size DESC LIMIT 1");
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getTimestamp(1).toInstant()) : Optional.empty();
    }
  }

  /** The latest that a witness cosigned, of at least this size. */
  static Optional<byte[]> cosigned(Connection connection, long size) throws SQLException {
    String sql =
        COSIGNED
            + " WHERE size IN (SELECT size FROM ledger_cosignature WHERE size >= "
            + size
            + ") ORDER BY size DESC LIMIT 1";
    return notes(connection, sql).stream().findFirst();
  }

  /** Every signed note that is kept, smallest tree first. */
  static List<byte[]> all(Connection connection) throws SQLException {
    return notes(connection, "SELECT note FROM ledger_checkpoint ORDER BY size");
  }

  private static List<byte[]> notes(Connection connection, String sql) throws SQLException {
    List<byte[]> notes = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        notes.add(row.getBytes(1));
      }
    }
    return notes;
  }

  static void add(Connection connection, long size, byte[] note, Instant now) throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO ledger_checkpoint (size, note, signed_at) VALUES (?, ?, ?)");
        PreparedStatement thin =
            connection.prepareStatement(
                "DELETE FROM ledger_checkpoint"
                    + " WHERE size < ? AND date_trunc('minute', signed_at)"
                    + " = date_trunc('minute', ?::timestamptz)"
                    + " AND size <> coalesce((SELECT max(size) FROM ledger_cosignature), -1)"
                    + " AND size NOT IN (SELECT size FROM ledger_time_stamp)")) {
      insert.setLong(1, size);
      insert.setBytes(2, note);
      insert.setTimestamp(3, Timestamp.from(now));
      insert.executeUpdate();
      thin.setLong(1, size);
      thin.setTimestamp(2, Timestamp.from(now));
      thin.executeUpdate();
    }
  }
}
