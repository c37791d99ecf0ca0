package org.probity.guard.works;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.probity.audit.Companion;
import org.probity.audit.LedgerException;

/** Destroys a work's fingerprints; that it once stood in the register stays known. */
record WorkRemoval(UUID id, String officer, Instant now) implements Companion {
  private static final String REMOVE =
      """
      UPDATE work SET fingerprints = NULL, removed_at = ?, removed_by = ?, removed_index = ?
      WHERE id = ? AND removed_at IS NULL
      """;

  /** Somebody else was quicker; nothing was recorded. */
  static final class OvertakenException extends LedgerException {
    private static final long serialVersionUID = 1L;

    private OvertakenException() {
      super("The work was removed already.");
    }
  }

  @Override
  public void write(Connection connection, long index) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(REMOVE)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setString(2, officer);
      update.setLong(3, index);
      update.setObject(4, id);
      if (update.executeUpdate() != 1) {
        throw new OvertakenException();
      }
    }
  }
}
