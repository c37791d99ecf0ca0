package org.probity.guard.backtest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.probity.audit.Companion;
import org.probity.audit.LedgerException;

/** Begins and cancels runs with the ledger entry that says so. */
final class BacktestChange {
  private BacktestChange() {}

  /** The run is not where it was thought to be; nothing was recorded. */
  static final class OvertakenException extends LedgerException {
    private static final long serialVersionUID = 1L;

    OvertakenException(String message) {
      super(message);
    }
  }

  /**
   * @param size entries of a part
   */
  static Companion begin(BacktestRun run, long size, String officer) {
    return (connection, index) -> {
      String insert =
          """
          INSERT INTO backtest_run (id, pack, hash, entries, state, begun_by, begun_at)
          VALUES (?, ?, ?, ?, 'RUNNING', ?, ?) ON CONFLICT DO NOTHING
          """;
      Object begun = run.begunAt().atOffset(ZoneOffset.UTC);
      if (update(
              connection, insert, run.id(), run.pack(), run.hash(), run.entries(), officer, begun)
          == 0) {
        throw new OvertakenException("A replay of this pack is running.");
      }
      update(
          connection,
          """
          INSERT INTO backtest_part (run_id, part, first_index, past_index)
          SELECT ?, n, n * ?, least((n + 1) * ?, ?) FROM generate_series(0, ? - 1) n
          """,
          run.id(),
          size,
          size,
          run.entries(),
          run.parts());
    };
  }

  static Companion cancel(UUID run, Instant now) {
    return (connection, index) -> {
      String update =
          """
          UPDATE backtest_run SET state = 'CANCELLED', ended_at = ?
          WHERE id = ? AND state = 'RUNNING'
          """;
      if (update(connection, update, now.atOffset(ZoneOffset.UTC), run) == 0) {
        throw new OvertakenException("No replay of this pack is running.");
      }
    };
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
