package org.probity.guard.explain.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.probity.audit.Companion;
import org.probity.audit.LedgerException;
import org.probity.guard.database.Statements;

/**
 * Ends a job in the transaction that records its explanation.
 *
 * <p>INVARIANT: a job has one explanation, and none is recorded of a decision whose content was
 * erased meanwhile: erasures are entries too, so none runs beside this transaction.
 *
 * @param about ledger index of the decision
 */
record JobEnd(UUID job, long about) implements Companion {
  private static final String READABLE =
      """
      SELECT 1 FROM ledger_sealed s LEFT JOIN ledger_subject_key k ON k.id = s.subject_key
      WHERE s.index = ? AND (s.own_key IS NOT NULL OR k.wrapped_key IS NOT NULL)
      """;
  private static final String DONE =
      """
      UPDATE explanation_job SET state = 'DONE', ended_at = now(), lease_until = NULL,
        ledger_index = ? WHERE id = ? AND state = 'WAITING'
      """;

  /** It ended otherwise meanwhile; nothing was recorded. */
  static final class OvertakenException extends LedgerException {
    private static final long serialVersionUID = 1L;

    private OvertakenException() {
      super("The explanation was made by another, or its decision erased.");
    }
  }

  @Override
  public void write(Connection connection, long index) throws SQLException {
    try (PreparedStatement readable = Statements.prepare(connection, READABLE, about);
        ResultSet rows = readable.executeQuery()) {
      if (!rows.next()) {
        throw new OvertakenException();
      }
    }
    try (PreparedStatement done = Statements.prepare(connection, DONE, index, job)) {
      if (done.executeUpdate() != 1) {
        throw new OvertakenException();
      }
    }
  }
}
