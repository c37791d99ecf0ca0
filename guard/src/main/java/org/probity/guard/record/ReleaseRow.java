package org.probity.guard.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.probity.audit.Companion;
import org.probity.guard.Decision;

/** Tells a released review which decision followed it; a review bears the held decision's id. */
record ReleaseRow(Decision decision) implements Companion {
  private static final String UPDATE =
      "UPDATE review SET outcome_id = ?, row_version = row_version + 1 WHERE id = ?";

  @Override
  public void write(Connection connection, long index) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      update.setObject(1, decision.id().value());
      update.setObject(2, decision.follows());
      update.executeUpdate();
    }
  }
}
