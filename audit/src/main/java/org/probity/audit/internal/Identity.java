package org.probity.audit.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.probity.audit.KeyRing;
import org.probity.audit.LedgerException;
import org.probity.audit.MasterKey;
import org.probity.audit.verify.VerifierKey;

/**
 * Makes sure that database, signing keys and master key belong together before anything is done.
 */
public final class Identity {

  private Identity() {}

  /**
   * Fixes the log's name and keys when the ledger is opened for the first time.
   *
   * @return the log's first key
   * @throws LedgerException if they are not those the ledger began with
   */
  public static VerifierKey claim(Connection connection, KeyRing keys, MasterKey masterKey)
      throws SQLException {
    byte[] fingerprint = masterKey.hmac("fingerprint", "probity".getBytes(StandardCharsets.UTF_8));
    AdvisoryLock.APPEND.acquire(connection);
    if (isNew(connection)) {
      begin(connection, keys, fingerprint);
    }
    try (PreparedStatement select =
            connection.prepareStatement("SELECT origin, vkey, master_key FROM ledger_head");
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw new LedgerException("The ledger's head row is missing; restore the database.");
      }
      require(
          keys.origin().equals(row.getString(1)),
          "This database holds the log " + row.getString(1) + "; configure that origin.");
      require(
          Arrays.equals(fingerprint, row.getBytes(3)),
          "This database was sealed under another master key; restore that key.");
      return VerifierKey.parse(row.getString(2));
    }
  }

  private static boolean isNew(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT FROM ledger_head WHERE origin IS NULL");
        ResultSet row = select.executeQuery()) {
      return row.next();
    }
  }

  private static void begin(Connection connection, KeyRing keys, byte[] fingerprint)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE ledger_head SET origin = ?, vkey = ?, master_key = ? WHERE origin IS NULL")) {
      update.setString(1, keys.origin());
      update.setString(2, keys.openOrCreate(1).vkey());
      update.setBytes(3, fingerprint);
      update.executeUpdate();
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new LedgerException(otherwise);
    }
  }
}
