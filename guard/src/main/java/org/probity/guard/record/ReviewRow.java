package org.probity.guard.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.probity.audit.Companion;
import org.probity.guard.Decision;

/** Opens the review of a held decision; it bears the decision's id. */
record ReviewRow(Decision decision, Instant deadline) implements Companion {
  /** The obligation by which a rule asks for two officers. */
  static final String FOUR_EYES = "four-eyes";

  private static final String INSERT =
      """
      INSERT INTO review (id, decision_id, application, actor, model, model_version, rules,
                          opened_at, deadline, four_eyes, state, row_version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', 0)
      """;

  @Override
  public void write(Connection connection, long index) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, decision.id().value());
      insert.setObject(2, decision.id().value());
      insert.setString(3, decision.application());
      insert.setString(4, decision.actor());
      insert.setString(5, decision.model().name());
      insert.setString(6, decision.model().version());
      insert.setString(7, DecisionRow.rules(decision));
      insert.setObject(8, decision.time().atOffset(ZoneOffset.UTC));
      insert.setObject(9, deadline.atOffset(ZoneOffset.UTC));
      insert.setBoolean(10, decision.obligations().contains(FOUR_EYES));
      insert.executeUpdate();
    }
  }
}
