package org.probity.audit.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.probity.audit.LedgerException;
import org.probity.audit.LedgerUnavailableException;

/** Short transactions over a data source, with its errors told apart. */
public final class Database {
  /**
   * SQLSTATE classes that pass by themselves or by an operator's hand: connection, transaction
   * rollback, resources, operator intervention, system error, internal error (PostgreSQL manual,
   * appendix A).
   */
  private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "58", "XX");

  /** A read-only server, as after a failover, and a lock not available in time. */
  private static final Set<String> PASSING_STATES = Set.of("25006", "55P03");

  private static final int ATTEMPTS = 4;

  private final DataSource dataSource;

  public Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Work on a connection. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * @throws LedgerUnavailableException if the database is away
   * @throws LedgerException if it refuses
   */
  public <T> T read(Work<T> work) {
    return transact(work);
  }

  /**
   * Commits what the work did, or nothing of it. The work may be done again when a connection turns
   * out to be lost, as pooled ones do after a restart, so it must be the same twice as once.
   */
  public <T> T transact(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !isConnectionLost(e)) {
          throw translated(e);
        }
      }
    }
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        T result = work.on(connection);
        connection.commit();
        done = true;
        return result;
      } finally {
        if (!done) {
          rollBack(connection);
        }
        restoreAutoCommit(connection);
      }
    }
  }

  private static boolean isConnectionLost(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }

  /** Whatever the reason why there is no connection, it may pass. */
  Connection connect() throws SQLException {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw new SQLTransientConnectionException("The database lets nobody in.", e);
    }
  }

  static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The failure that led here says more; the server rolls back a connection that is lost.
    }
  }

  private static void restoreAutoCommit(Connection connection) {
    try {
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // Only a lost connection refuses, and that is closed next.
    }
  }

  static LedgerException translated(SQLException e) {
    return isPassing(e)
        ? new LedgerUnavailableException("The ledger's database cannot be reached now.", e)
        : new LedgerException("The ledger's database refused the request.", e);
  }

  /** Whether the same transaction may succeed when it is tried again later. */
  static boolean isPassing(Throwable failure) {
    if (failure instanceof SQLTransientException || failure instanceof SQLRecoverableException) {
      return true;
    }
    String state = failure instanceof SQLException sql ? sql.getSQLState() : null;
    return isPassing(state);
  }

  private static boolean isPassing(@Nullable String state) {
    return state != null
        && state.length() == 5
        && (PASSING_CLASSES.contains(state.substring(0, 2)) || PASSING_STATES.contains(state));
  }
}
