package org.probity.guard.explain.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.probity.guard.InferenceRequest.ExplanationWish;
import org.probity.guard.database.Statements;

/**
 * Explanations to come, in the database, where the nodes meet. Each statement commits by itself.
 */
final class ExplanationJobs {
  /** What ended its node or failed so often would do so for ever. */
  private static final int MOST_ATTEMPTS = 5;

  private static final String COLUMNS =
      "id, decision_id, reason, asked_by, method, parameters, asked_at, state, ledger_index, problem";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};

  private final Statements database;

  ExplanationJobs(DataSource dataSource) {
    this.database = new Statements(dataSource, "Explanations to come cannot be reached now.");
  }

  void add(ExplanationJob job) {
    database.update(JobRow.INSERT, new JobRow(job).values());
  }

  Optional<ExplanationJob> find(UUID id) {
    return database.query(
        "SELECT " + COLUMNS + " FROM explanation_job WHERE id = ?", ExplanationJobs::first, id);
  }

  /** The last one of a decision. */
  Optional<ExplanationJob> ofDecision(UUID decision) {
    return database.query(
        "SELECT "
            + COLUMNS
            + " FROM explanation_job WHERE decision_id = ? ORDER BY asked_at DESC, id DESC LIMIT 1",
        ExplanationJobs::first,
        decision);
  }

  private static Optional<ExplanationJob> first(ResultSet row) throws SQLException {
    return row.next() ? Optional.of(job(row)) : Optional.empty();
  }

  private static ExplanationJob job(ResultSet row) throws SQLException {
    return new ExplanationJob(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        Reason.valueOf(row.getString(3)),
        row.getString(4),
        new ExplanationWish(row.getString(5), parameters(row.getString(6))),
        row.getTimestamp(7).toInstant(),
        ExplanationJob.State.valueOf(row.getString(8)),
        row.getObject(9, Long.class),
        row.getString(10));
  }

  private static Map<String, Object> parameters(String json) {
    try {
      return JSON.readValue(json, PARAMETERS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The parameters of an explanation are not JSON.", e);
    }
  }

  /** How many wait, whether or not a node works on them. */
  long waiting() {
    return count("SELECT count(*) FROM explanation_job WHERE state = 'WAITING'");
  }

  /** How many persons' requests wait. */
  long requested() {
    return count(
        "SELECT count(*) FROM explanation_job WHERE state = 'WAITING' AND reason = 'REQUEST'");
  }

  private long count(String sql) {
    return database.query(
        sql,
        row -> {
          row.next();
          return row.getLong(1);
        });
  }

  /** Takes the next one that nobody has, or whose node let its lease pass. */
  Optional<ExplanationJob> claim(String node, Duration lease) {
    return database.query(
        """
        UPDATE explanation_job j
        SET node = ?, lease_until = now() + make_interval(secs => ?), attempts = j.attempts + 1
        FROM (SELECT id FROM explanation_job
              WHERE state = 'WAITING' AND attempts < ?
                AND (lease_until IS NULL OR lease_until < now())
              ORDER BY priority, asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) free
        WHERE j.id = free.id
        RETURNING j.id, decision_id, reason, asked_by, method, parameters, asked_at, state,
          ledger_index, problem
        """,
        ExplanationJobs::first,
        node,
        seconds(lease),
        MOST_ATTEMPTS);
  }

  /** The node still works on its jobs. */
  void renew(String node, Duration lease) {
    database.update(
        """
        UPDATE explanation_job SET lease_until = now() + make_interval(secs => ?)
        WHERE state = 'WAITING' AND node = ? AND lease_until IS NOT NULL
        """,
        seconds(lease),
        node);
  }

  /**
   * Gives one back that could not be done now.
   *
   * @param attempted whether that counts as an attempt
   */
  void release(UUID id, boolean attempted, Duration pause) {
    database.update(
        """
        UPDATE explanation_job SET lease_until = now() + make_interval(secs => ?), node = NULL,
          attempts = attempts - ? WHERE id = ? AND state = 'WAITING'
        """,
        seconds(pause),
        attempted ? 0 : 1,
        id);
  }

  /** There can be none; what a rule demanded becomes a task for an officer. */
  void fail(UUID id, String problem) {
    end("id = ?", true, problem, id);
  }

  /** There must be none any more: the content was erased. */
  void drop(UUID id, String problem) {
    end("id = ?", false, problem, id);
  }

  /** Ends what failed too often. */
  void settle() {
    end(
        "attempts >= ? AND (lease_until IS NULL OR lease_until < now())",
        true,
        "It failed too often.",
        MOST_ATTEMPTS);
  }

  private void end(String which, boolean owed, String problem, Object value) {
    database.update(
        """
        WITH ended AS (
          UPDATE explanation_job SET state = 'FAILED', ended_at = now(), lease_until = NULL,
            problem = ? WHERE state = 'WAITING' AND\s"""
            + which
            + """
         RETURNING decision_id, reason)
        INSERT INTO outbox (decision_id, kind, detail, created_at)
        SELECT e.decision_id, 'explain', d.rules, now() FROM ended e
        JOIN decision d ON d.id = e.decision_id WHERE e.reason = 'OBLIGATION' AND ?
        """,
        problem,
        value,
        owed);
  }

  /** Forgets what ended; the explanations stay in the ledger and are found by their decision. */
  void forgetOthersThanDone(Duration age) {
    database.update(
        "DELETE FROM explanation_job WHERE state = 'FAILED' AND ended_at < now() - make_interval(secs => ?)",
        seconds(age));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
