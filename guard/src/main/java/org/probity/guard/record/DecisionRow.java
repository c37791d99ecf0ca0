package org.probity.guard.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.probity.audit.Companion;
import org.probity.domain.decision.RuleHit;
import org.probity.guard.Decision;
import org.probity.guard.Decision.SealedExplanation;

/** The search line of a decision. */
record DecisionRow(Decision decision) implements Companion {
  private static final String INSERT =
      """
      INSERT INTO decision (id, ledger_index, decided_at, application, actor, model, model_version,
                            purpose, verdict, rules, explanation_id, follows_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  @Override
  public void write(Connection connection, long index) throws SQLException {
    SealedExplanation explanation = decision.explanation();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, decision.id().value());
      insert.setLong(2, index);
      insert.setObject(3, decision.time().atOffset(ZoneOffset.UTC));
      insert.setString(4, decision.application());
      insert.setString(5, decision.actor());
      insert.setString(6, decision.model().name());
      insert.setString(7, decision.model().version());
      insert.setString(8, decision.context().purpose());
      insert.setString(9, decision.verdict().name());
      insert.setString(10, rules(decision));
      insert.setObject(11, explanation == null ? null : explanation.id(), java.sql.Types.OTHER);
      insert.setObject(12, decision.follows(), java.sql.Types.OTHER);
      insert.executeUpdate();
    }
  }

  static String rules(Decision decision) {
    return decision.inForce().stream().map(RuleHit::policy).collect(Collectors.joining(","));
  }
}
