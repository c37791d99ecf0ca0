package org.probity.audit.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.probity.audit.LedgerException;
import org.probity.audit.MasterKey;
import org.probity.audit.Signer;

/** Makes sure that database, signing key and master key belong together before anything is done. */
public final class Identity {

  private Identity() {}

  /**
   * Fixes the log's name and keys when the ledger is opened for the first time.
   *
   * @throws LedgerException if they are not those the ledger began with
   */
  public static void claim(Connection connection, Signer signer, MasterKey masterKey)
      throws SQLException {
    byte[] fingerprint = masterKey.hmac("fingerprint", "probity".getBytes(StandardCharsets.UTF_8));
    AdvisoryLock.APPEND.acquire(connection);
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE ledger_head SET origin = ?, vkey = ?, master_key = ? WHERE origin IS NULL")) {
      update.setString(1, signer.origin());
      update.setString(2, signer.vkey());
      update.setBytes(3, fingerprint);
      update.executeUpdate();
    }
    try (PreparedStatement select =
            connection.prepareStatement("SELECT origin, vkey, master_key FROM ledger_head");
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw new LedgerException("The ledger's head row is missing; restore the database.");
      }
      require(
          signer.origin().equals(row.getString(1)),
          "This database holds the log " + row.getString(1) + "; configure that origin.");
      require(
          signer.vkey().equals(row.getString(2)),
          "This database's log is signed by " + row.getString(2) + "; restore that signing key.");
      require(
          Arrays.equals(fingerprint, row.getBytes(3)),
          "This database was sealed under another master key; restore that key file.");
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new LedgerException(otherwise);
    }
  }
}
