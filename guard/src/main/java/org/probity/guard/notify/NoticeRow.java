package org.probity.guard.notify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.probity.audit.Companion;

/**
 * A notice to come, written with the ledger entry that it tells of.
 *
 * @param kind as {@code decision.held}
 * @param rules ids, commas between
 * @param obligations codes, commas between
 */
public record NoticeRow(UUID decision, String kind, String rules, String obligations, Instant at)
    implements Companion {
  private static final String INSERT =
      """
      INSERT INTO notice (kind, decision_id, rules, obligations, created_at, next_try)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  @Override
  public void write(Connection connection, long index) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, kind);
      insert.setObject(2, decision);
      insert.setString(3, rules);
      insert.setString(4, obligations);
      insert.setObject(5, at.atOffset(ZoneOffset.UTC));
      insert.setObject(6, at.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }
}
