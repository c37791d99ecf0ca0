package org.probity.guard.explain.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Companion;
import org.probity.guard.database.Statements;

/** A job's row, written with the decision that obliges to it or was sampled, or by itself. */
record JobRow(ExplanationJob job) implements Companion {
  static final String INSERT =
      """
      INSERT INTO explanation_job
        (id, decision_id, reason, priority, asked_by, method, parameters, asked_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void write(Connection connection, long index) throws SQLException {
    try (PreparedStatement insert = Statements.prepare(connection, INSERT, values())) {
      insert.executeUpdate();
    }
  }

  @Nullable Object[] values() {
    return new Object[] {
      job.id(),
      job.decision(),
      job.reason().name(),
      job.reason().priority(),
      job.askedBy(),
      job.wish().method(),
      parameters(),
      job.askedAt().atOffset(ZoneOffset.UTC)
    };
  }

  private String parameters() {
    try {
      return JSON.writeValueAsString(job.wish().parameters());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
