package org.probity.guard.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.probity.audit.Companion;

/**
 * Takes the person out of the registers; what they agreed to stays, of nobody. What detectors found
 * goes from the search lines; rules and verdicts stay, as law asks.
 *
 * @param reference of the person, as {@link org.probity.audit.Ledger#reference} gives it
 */
public record Forgetting(byte[] reference) implements Companion {
  private static final List<String> REGISTERS =
      List.of(
          "UPDATE consent SET subject_ref = NULL WHERE subject_ref = ?",
          "UPDATE objection SET subject_ref = NULL WHERE subject_ref = ?",
          "UPDATE decision SET findings = '' WHERE ledger_index IN"
              + " (SELECT s.index FROM ledger_sealed s"
              + " JOIN ledger_subject_key k ON k.id = s.subject_key WHERE k.subject_ref = ?)");

  @Override
  public void write(Connection connection, long index) throws SQLException {
    for (String sql : REGISTERS) {
      try (PreparedStatement forget = connection.prepareStatement(sql)) {
        forget.setBytes(1, reference);
        forget.executeUpdate();
      }
    }
  }
}
