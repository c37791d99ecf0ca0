package org.probity.guard.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.probity.audit.Companion;
import org.probity.audit.LedgerException;
import org.probity.guard.GuardException;

/** The rows of the requests, which change only with the ledger entry that says so. */
final class PruneRequests {
  private static final String SELECT =
      "SELECT id, before, state, requested_by, requested_at, entry_index, decided_by"
          + " FROM retention_request";

  private final DataSource dataSource;

  PruneRequests(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The register does not permit the change; nothing was recorded. */
  static final class RefusedException extends LedgerException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  Optional<PruneRequest> find(UUID id) {
    return read(SELECT + " WHERE id = ?", id).stream().findFirst();
  }

  /** Latest first. */
  List<PruneRequest> all() {
    return read(SELECT + " ORDER BY requested_at DESC LIMIT ?", 100);
  }

  /** The longest that a processing record, in force or from before, says to keep; in days. */
  int longestRetention() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT coalesce(max(retention_days), 0) FROM processing_record"
                    + " WHERE state <> 'PROPOSED'");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private List<PruneRequest> read(String sql, Object parameter) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, parameter);
      List<PruneRequest> requests = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          requests.add(
              new PruneRequest(
                  row.getObject(1, UUID.class),
                  row.getTimestamp(2).toInstant(),
                  PruneRequest.State.valueOf(row.getString(3)),
                  row.getString(4),
                  row.getTimestamp(5).toInstant(),
                  row.getLong(6),
                  row.getString(7)));
        }
      }
      return requests;
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static GuardException unavailable(SQLException e) {
    return new GuardException(
        GuardException.Kind.UNAVAILABLE, "The database cannot be reached now.", e);
  }

  static Companion request(UUID id, Instant before, String officer, Instant now) {
    return (connection, index) -> {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO retention_request"
                  + " (id, before, state, requested_by, requested_at, entry_index)"
                  + " VALUES (?, ?, 'PENDING', ?, ?, ?) ON CONFLICT DO NOTHING")) {
        insert.setObject(1, id);
        insert.setTimestamp(2, Timestamp.from(before));
        insert.setString(3, officer);
        insert.setTimestamp(4, Timestamp.from(now));
        insert.setLong(5, index);
        if (insert.executeUpdate() != 1) {
          throw new RefusedException("A pruning was requested already and waits.");
        }
      }
    };
  }

  static Companion decide(UUID id, PruneRequest.State state, String officer, Instant now) {
    return (connection, index) -> {
      try (PreparedStatement update =
          connection.prepareStatement(
              "UPDATE retention_request SET state = ?, decided_by = ?, decided_at = ?"
                  + " WHERE id = ? AND state = 'PENDING'")) {
        update.setString(1, state.name());
        update.setString(2, officer);
        update.setTimestamp(3, Timestamp.from(now));
        update.setObject(4, id);
        if (update.executeUpdate() != 1) {
          throw new RefusedException("The request was decided already.");
        }
      }
    };
  }
}
