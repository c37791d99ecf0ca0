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
public record Head(CompactRange range, long epoch) {

  /** Stores the range as it is now, unless someone else appended since it was read. */
  static final String ADVANCE =
      "UPDATE ledger_head SET size = ?, compact_range = ?, epoch = epoch + 1 WHERE epoch = ?";

  /** Of {@link #ADVANCE}. */
  static final int PARAMETERS = 3;

  /**
   * As {@link #ADVANCE}, but it fails where the row is another than was thought, so that nothing
   * that comes after it in the same round trip is done.
   */
  static final String ADVANCE_OR_FAIL =
      "UPDATE ledger_head SET size = ?, compact_range = ?,"
          + " epoch = epoch + 1 / (epoch = ? AND compact_range = ?)::int";

  /** PostgreSQL's division_by_zero. */
  private static final String OTHER_ROW = "22012";

  private static final String READ = "SELECT size, compact_range, epoch FROM ledger_head";

  static Head read(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(READ);
        ResultSet row = select.executeQuery()) {
      return of(row);
    }
  }

  /** Takes the lock under which entries are appended, then reads; one round trip for both. */
  public static Head locked(Connection connection) throws SQLException {
    try (PreparedStatement both =
        connection.prepareStatement(AdvisoryLock.ACQUIRE + ";\n" + READ)) {
      AdvisoryLock.APPEND.bind(both, 1);
      both.execute();
      both.getMoreResults();
      try (ResultSet row = both.getResultSet()) {
        return of(row);
      }
    }
  }

  private static Head of(ResultSet row) throws SQLException {
    try {
      if (!row.next()) {
        throw new LedgerException("The ledger's head row is missing; restore the database.");
      }
      return new Head(CompactRange.of(row.getLong(1), row.getBytes(2)), row.getLong(3));
    } catch (VerificationException e) {
      throw new LedgerException("The ledger's head row was changed; check for tampering.", e);
    }
  }

  /** As it stands after {@link #ADVANCE}. */
  Head next() {
    return new Head(range, epoch + 1);
  }

  /** Whether {@link #ADVANCE_OR_FAIL} failed since someone else appended. */
  static boolean isMoved(SQLException failure) {
    return OTHER_ROW.equals(failure.getSQLState());
  }

  /** A copy, which does not grow with this one. */
  Head copy() {
    try {
      return new Head(CompactRange.of(range.size(), range.toBytes()), epoch);
    } catch (VerificationException e) {
      throw new IllegalStateException("A compact range cannot be read back.", e);
    }
  }

  /**
   * @param first number of the first parameter of {@link #ADVANCE}
   */
  void bind(PreparedStatement statement, int first) throws SQLException {
    statement.setLong(first, range.size());
    statement.setBytes(first + 1, range.toBytes());
    statement.setLong(first + 2, epoch);
  }

  /**
   * @param rows that {@link #ADVANCE} changed
   */
  static void requireAdvanced(int rows) throws SQLException {
    if (rows != 1) {
      throw new SQLException("Another writer moved the ledger's head.", "40001");
    }
  }
}
