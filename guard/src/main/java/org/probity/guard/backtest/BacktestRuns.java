package org.probity.guard.backtest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.probity.guard.database.Statements;

/**
 * Runs and their parts in the database, where the nodes meet. Each statement commits by itself.
 *
 * <p>INVARIANT: a part has one result, the first that was stored; whoever is late, having worked
 * past its lease, found the same.
 */
final class BacktestRuns {
  /** A part that ended its node or failed so often would do so for ever. */
  private static final int MOST_ATTEMPTS = 5;

  private final Statements database;

  BacktestRuns(DataSource dataSource) {
    this.database = new Statements(dataSource, "The replays cannot be reached now.");
  }

  /** The last run of the pack. */
  Optional<BacktestRun> last(String pack) {
    return database.query(
        """
        SELECT r.id, r.pack, r.hash, r.entries, r.state, r.begun_at, r.ended_at,
               count(p.part), count(p.result), count(DISTINCT p.node)
        FROM backtest_run r LEFT JOIN backtest_part p ON p.run_id = r.id
        WHERE r.id = (SELECT id FROM backtest_run WHERE pack = ? ORDER BY begun_at DESC, id DESC LIMIT 1)
        GROUP BY r.id
        """,
        row -> row.next() ? Optional.of(run(row)) : Optional.empty(),
        pack);
  }

  private static BacktestRun run(ResultSet row) throws SQLException {
    Timestamp ended = row.getTimestamp(7);
    return new BacktestRun(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        BacktestRun.State.valueOf(row.getString(5)),
        row.getInt(8),
        row.getInt(9),
        row.getInt(10),
        row.getTimestamp(6).toInstant(),
        ended == null ? null : ended.toInstant());
  }

  /** What came of the parts that are done, in the order of the entries. */
  BacktestResult result(UUID run) {
    return database.query(
        "SELECT result FROM backtest_part WHERE run_id = ? AND result IS NOT NULL ORDER BY part",
        row -> {
          BacktestResult merged = new BacktestResult();
          while (row.next()) {
            merged.merge(row.getString(1));
          }
          return merged;
        },
        run);
  }

  /**
   * Takes the next part that nobody has, or whose node let its lease pass.
   *
   * @param shipped hash of the pack this node ships; nodes of another version leave it alone
   */
  Optional<BacktestPart> claim(String node, String shipped, Duration lease) {
    return database.query(
        """
        UPDATE backtest_part p
        SET node = ?, lease_until = now() + make_interval(secs => ?), attempts = p.attempts + 1
        FROM backtest_run r, (
          SELECT q.run_id, q.part FROM backtest_part q JOIN backtest_run s ON s.id = q.run_id
          WHERE s.state = 'RUNNING' AND (s.pack <> 'shipped' OR s.hash = ?)
            AND q.result IS NULL AND q.attempts < ?
            AND (q.lease_until IS NULL OR q.lease_until < now())
          ORDER BY s.begun_at, q.part LIMIT 1 FOR UPDATE OF q SKIP LOCKED) free
        WHERE p.run_id = free.run_id AND p.part = free.part AND r.id = p.run_id
        RETURNING p.run_id, p.part, r.pack, r.hash, p.first_index, p.past_index
        """,
        row -> row.next() ? Optional.of(part(row)) : Optional.empty(),
        node,
        (double) lease.toMillis() / 1000,
        shipped,
        MOST_ATTEMPTS);
  }

  private static BacktestPart part(ResultSet row) throws SQLException {
    return new BacktestPart(
        row.getObject(1, UUID.class),
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        row.getLong(6));
  }

  /** Stores what came of a part, unless it has a result or the run has ended. */
  void store(BacktestPart part, BacktestResult result) {
    database.update(
        """
        UPDATE backtest_part p SET result = ?, lease_until = NULL FROM backtest_run r
        WHERE r.id = p.run_id AND r.state = 'RUNNING' AND p.run_id = ? AND p.part = ?
          AND p.result IS NULL
        """,
        result.json(),
        part.run(),
        part.number());
  }

  /** Gives a part back that could not be done. */
  void release(BacktestPart part) {
    database.update(
        """
        UPDATE backtest_part SET lease_until = NULL
        WHERE run_id = ? AND part = ? AND result IS NULL
        """,
        part.run(),
        part.number());
  }

  /**
   * Ends the runs whose parts are all done, and those with a part that cannot be. A statement of
   * its own after each result: of two nodes that end the last parts at once the later sees both.
   */
  void settle() {
    database.update(
        """
        UPDATE backtest_run r SET state = 'DONE', ended_at = now() WHERE r.state = 'RUNNING'
          AND NOT EXISTS (SELECT 1 FROM backtest_part p WHERE p.run_id = r.id AND p.result IS NULL)
        """);
    database.update(
        """
        UPDATE backtest_run r SET state = 'FAILED', ended_at = now() WHERE r.state = 'RUNNING'
          AND EXISTS (SELECT 1 FROM backtest_part p
            WHERE p.run_id = r.id AND p.result IS NULL AND p.attempts >= ?
              AND (p.lease_until IS NULL OR p.lease_until < now()))
        """,
        MOST_ATTEMPTS);
  }
}
