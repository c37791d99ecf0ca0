package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.launcher.testing.DatabaseOwner;
import org.probity.launcher.testing.TestServer;

/** Who breaks into the application reaches a database user that cannot rewrite the ledger. */
class DatabaseRoleIT {
  private static final TestServer SERVER = TestServer.shared();
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE ledger_entry SET leaf = leaf WHERE index = 0",
        "DELETE FROM ledger_entry WHERE index = 0",
        "TRUNCATE ledger_entry CASCADE",
        "UPDATE ledger_node SET hash = hash",
        "DELETE FROM ledger_node",
        "UPDATE ledger_checkpoint SET note = note",
        "UPDATE ledger_sealed SET ciphertext = ciphertext",
        "INSERT INTO ledger_pruned VALUES (0, 256, 256, '', '')",
        "DELETE FROM ledger_signing_key",
        "INSERT INTO ledger_head (size, compact_range, epoch) VALUES (0, '', 0)",
        "DELETE FROM ledger_head",
        "UPDATE flyway_schema_history SET success = false",
        "ALTER TABLE ledger_entry ADD COLUMN more text",
        "DROP TABLE ledger_entry",
        "CREATE TABLE more (id integer)",
        "SET ROLE probity_owner"
      })
  void theApplicationsUserIsRefused(String sql) throws IOException, SQLException {
    try (Connection connection = DatabaseOwner.connectAsWriter(SERVER.data());
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> statement.execute(sql))
          .isInstanceOfSatisfying(
              SQLException.class,
              refusal -> assertThat(refusal.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
      connection.rollback();
    }
  }

  /** Who may prune could otherwise hide a legal hold behind a temporary table of its name. */
  @Test
  void pruningLooksAtNoTemporaryTableFirst() throws IOException, SQLException {
    try (Connection connection = DatabaseOwner.connect(SERVER.data());
        Statement statement = connection.createStatement();
        ResultSet path =
            statement.executeQuery(
                "SELECT array_to_string(proconfig, ' ') FROM pg_proc WHERE prosecdef"
                    + " AND pronamespace = 'public'::regnamespace")) {
      assertThat(path.next()).isTrue();
      do {
        assertThat(path.getString(1)).isEqualTo("search_path=pg_catalog, public, pg_temp");
      } while (path.next());
    }
  }

  /** The test would be of no use if the application came as somebody else. */
  @Test
  void theApplicationComesAsThatUser() throws IOException, SQLException {
    try (Connection connection = DatabaseOwner.connect(SERVER.data());
        Statement statement = connection.createStatement();
        ResultSet users =
            statement.executeQuery(
                "SELECT DISTINCT usename FROM pg_stat_activity"
                    + " WHERE datname = 'probity' AND pid <> pg_backend_pid()")) {
      assertThat(users.next()).isTrue();
      assertThat(users.getString(1)).isEqualTo("probity_writer");
      assertThat(users.next()).isFalse();
    }
  }
}
