package org.probity.guard.explain.drift;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.probity.audit.Companion;
import org.probity.domain.explanation.Explanation;
import org.probity.guard.database.Statements;

/** The line of an explanation by which those fit as evidence are counted. */
record ExplanationRow(Explanation explanation, Instant at) implements Companion {
  private static final String INSERT =
      """
      INSERT INTO explanation_line (id, model, model_version, method, fit, made_at, ledger_index)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  @Override
  public void write(Connection connection, long index) throws SQLException {
    try (PreparedStatement insert =
        Statements.prepare(
            connection,
            INSERT,
            UUID.fromString(explanation.id()),
            explanation.model(),
            explanation.modelVersion(),
            explanation.method().code(),
            explanation.quality().fitAsEvidence(),
            at.atOffset(ZoneOffset.UTC),
            index)) {
      insert.executeUpdate();
    }
  }

  /** Ids only. */
  @Override
  public String toString() {
    return "ExplanationRow[" + explanation.id() + "]";
  }
}
