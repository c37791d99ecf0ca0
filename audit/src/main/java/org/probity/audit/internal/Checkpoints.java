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

/** The checkpoints signed so far; the latest of each minute is kept. */
public final class Checkpoints {

  private Checkpoints() {}

  /** The signed note. */
  public static Optional<byte[]> latest(Connection connection) throws SQLException {
    return notes(connection, "ORDER BY size DESC LIMIT 1").stream().findFirst();
  }

  /** Every signed note that is kept, smallest tree first. */
  static List<byte[]> all(Connection connection) throws SQLException {
    return notes(connection, "ORDER BY size");
  }

  private static List<byte[]> notes(Connection connection, String order) throws SQLException {
    List<byte[]> notes = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement("SELECT note FROM ledger_checkpoint " + order);
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
                    + " WHERE size < ? AND signed_at >= date_trunc('minute', ?::timestamptz)")) {
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
