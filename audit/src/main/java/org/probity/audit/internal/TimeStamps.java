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
import org.probity.audit.StampedCheckpoint;

/** The checkpoints that an authority time-stamped; they are never thinned out. */
public final class TimeStamps {
  private static final String SELECT =
      "SELECT c.size, c.note, t.response, t.stamped_at"
          + " FROM ledger_time_stamp t JOIN ledger_checkpoint c USING (size)";

  private TimeStamps() {}

  static List<StampedCheckpoint> all(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT + " ORDER BY size")) {
      return list(select);
    }
  }

  /** The first of each day (UTC) whose tree ends after the one index and not after the other. */
  public static List<StampedCheckpoint> daily(Connection connection, long from, long to)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT
                + " WHERE size IN (SELECT min(size) FROM ledger_time_stamp"
                + " WHERE size > ? AND size <= ?"
                + " GROUP BY date_trunc('day', stamped_at AT TIME ZONE 'UTC')) ORDER BY size")) {
      select.setLong(1, from);
      select.setLong(2, to);
      return list(select);
    }
  }

  private static List<StampedCheckpoint> list(PreparedStatement select) throws SQLException {
    List<StampedCheckpoint> list = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        list.add(
            new StampedCheckpoint(
                row.getLong(1), row.getBytes(2), row.getBytes(3), row.getTimestamp(4).toInstant()));
      }
    }
    return list;
  }

  /**
   * The latest signed note, as it was signed, unless one was stamped since a time.
   *
   * @param since the latest stamp that is old enough
   */
  static Optional<byte[]> due(Connection connection, Instant since) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT note FROM ledger_checkpoint c WHERE size > 0"
                + " AND NOT EXISTS (SELECT FROM ledger_time_stamp t"
                + " WHERE t.size >= c.size OR t.stamped_at > ?) ORDER BY size DESC LIMIT 1")) {
      select.setTimestamp(1, Timestamp.from(since));
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    }
  }

  /** Unless the checkpoint was thinned out meanwhile, or another node was quicker. */
  static void add(Connection connection, byte[] note, byte[] response, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO ledger_time_stamp (size, response, stamped_at)"
                + " SELECT size, ?, ? FROM ledger_checkpoint WHERE note = ? FOR KEY SHARE"
                + " ON CONFLICT DO NOTHING")) {
      insert.setBytes(1, response);
      insert.setTimestamp(2, Timestamp.from(now));
      insert.setBytes(3, note);
      insert.executeUpdate();
    }
  }
}
