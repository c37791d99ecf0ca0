package org.probity.guard.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.probity.audit.Companion;
import org.probity.audit.LedgerException;

/**
 * One change of the register, written with its ledger entry or not at all. Entries are written one
 * batch after another, so a hold that was recorded is seen by every erasure after it.
 *
 * @param sql changes one row; its first parameter is the entry's index if {@code takesIndex}
 * @param otherwise why it was refused, if it changes none
 */
record RegisterChange(String sql, boolean takesIndex, List<Object> values, String otherwise)
    implements Companion {
  private static final String REQUEST =
      """
      INSERT INTO erasure_request (entry_index, id, subject_ref, state, requested_by, requested_at)
      VALUES (?, ?, ?, 'PENDING', ?, ?) ON CONFLICT DO NOTHING
      """;
  private static final String WITHDRAW =
      """
      UPDATE erasure_request
      SET state = 'WITHDRAWN', subject_ref = NULL, decided_by = ?, decided_at = ?
      WHERE id = ? AND state = 'PENDING'
      """;
  private static final String ERASE =
      """
      UPDATE erasure_request r
      SET state = 'ERASED', subject_ref = NULL, decided_by = ?, decided_at = ?
      WHERE id = ? AND state = 'PENDING' AND NOT EXISTS
        (SELECT FROM legal_hold h WHERE h.subject_ref = r.subject_ref AND h.lifted_at IS NULL)
      """;
  private static final String HOLD =
      "INSERT INTO legal_hold (entry_index, id, subject_ref, set_by, set_at)"
          + " VALUES (?, ?, ?, ?, ?)";
  private static final String LIFT =
      """
      UPDATE legal_hold SET subject_ref = NULL, lifted_by = ?, lifted_at = ?
      WHERE id = ? AND lifted_at IS NULL
      """;

  /** The register does not permit the change; nothing was recorded. */
  static final class RefusedException extends LedgerException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  static RegisterChange request(UUID id, byte[] subject, String officer, Instant now) {
    return new RegisterChange(
        REQUEST,
        true,
        List.of(id, subject, officer, now),
        "An erasure of this person was requested already and waits.");
  }

  static RegisterChange withdraw(UUID id, String officer, Instant now) {
    return new RegisterChange(
        WITHDRAW, false, List.of(officer, now, id), "The request was decided already.");
  }

  static RegisterChange erase(UUID id, String officer, Instant now) {
    return new RegisterChange(
        ERASE,
        false,
        List.of(officer, now, id),
        "The person is under legal hold, or the request was decided already.");
  }

  static RegisterChange hold(UUID id, byte[] subject, String officer, Instant now) {
    return new RegisterChange(HOLD, true, List.of(id, subject, officer, now), "");
  }

  static RegisterChange lift(UUID id, String officer, Instant now) {
    return new RegisterChange(
        LIFT, false, List.of(officer, now, id), "The hold was lifted already.");
  }

  @Override
  public void write(Connection connection, long index) throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      int parameter = 1;
      if (takesIndex) {
        change.setLong(parameter++, index);
      }
      for (Object value : values) {
        if (value instanceof byte[] bytes) {
          change.setBytes(parameter++, bytes);
        } else if (value instanceof Instant instant) {
          change.setObject(parameter++, instant.atOffset(ZoneOffset.UTC));
        } else {
          change.setObject(parameter++, value);
        }
      }
      if (change.executeUpdate() != 1) {
        throw new RefusedException(otherwise);
      }
    }
  }
}
