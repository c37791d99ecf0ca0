package org.probity.audit.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What only one node at a time may do; held to the end of the transaction. */
enum AdvisoryLock {
  APPEND(0x70726f6269747901L),
  SIGN(0x70726f6269747902L);

  /** Waits for it. */
  static final String ACQUIRE = "SELECT pg_advisory_xact_lock(?)";

  private final long key;

  AdvisoryLock(long key) {
    this.key = key;
  }

  void acquire(Connection connection) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(ACQUIRE)) {
      bind(lock, 1);
      lock.execute();
    }
  }

  void bind(PreparedStatement statement, int parameter) throws SQLException {
    statement.setLong(parameter, key);
  }

  boolean tryAcquire(Connection connection) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
      bind(lock, 1);
      try (ResultSet row = lock.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
