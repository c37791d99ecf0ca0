package org.probity.guard.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.probity.audit.Companion;
import org.probity.guard.Decision;
import org.probity.guard.explain.queue.ExplanationQueue;

/**
 * What a decision obliges people to do, into the outbox: everything but what the Guard has carried
 * out by recording the decision.
 */
record TaskRows(Decision decision, List<String> tasks) implements Companion {
  /** Done by the entry itself, by the explanation in it or to come, or by the review beside it. */
  private static final Set<String> DONE =
      Set.of(
          "log",
          "log-spans",
          "explain",
          ExplanationQueue.OBLIGATION,
          "queue",
          "hold",
          ReviewRow.FOUR_EYES);

  private static final String INSERT =
      "INSERT INTO outbox (decision_id, kind, detail, created_at) VALUES (?, ?, ?, ?)";

  /** What the decision obliges people to do, in order. */
  static List<String> open(Decision decision) {
    return decision.obligations().stream().filter(task -> !DONE.contains(task)).sorted().toList();
  }

  @Override
  public void write(Connection connection, long index) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (String task : tasks) {
        insert.setObject(1, decision.id().value());
        insert.setString(2, task);
        insert.setString(3, DecisionRow.rules(decision));
        insert.setObject(4, decision.time().atOffset(ZoneOffset.UTC));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
