package org.probity.audit.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.probity.audit.LedgerException;
import org.probity.audit.verify.CompactRange;
import org.probity.audit.verify.VerificationException;

/**
 * Where the tree stands.
 *
 * @param epoch grows with every batch; compared and swapped
 */
record Head(CompactRange range, long epoch) {

  static Head read(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT size, compact_range, epoch FROM ledger_head");
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw new LedgerException("The ledger's head row is missing; restore the database.");
      }
      return new Head(CompactRange.of(row.getLong(1), row.getBytes(2)), row.getLong(3));
    } catch (VerificationException e) {
      throw new LedgerException("The ledger's head row was changed; check for tampering.", e);
    }
  }

  /** Stores the range as it is now, unless someone else appended since {@link #read}. */
  void advance(Connection connection) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE ledger_head SET size = ?, compact_range = ?, epoch = epoch + 1"
                + " WHERE epoch = ?")) {
      update.setLong(1, range.size());
      update.setBytes(2, range.toBytes());
      update.setLong(3, epoch);
      if (update.executeUpdate() != 1) {
        throw new SQLException("Another writer moved the ledger's head.", "40001");
      }
    }
  }
}
