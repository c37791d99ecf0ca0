package org.probity.launcher.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The embedded database's users: one owns the schema, one writes rows; neither is superuser. */
final class Users {
  static final String DATABASE = "probity";
  static final String OWNER = "probity_owner";
  static final String WRITER = "probity_writer";

  private Users() {}

  /** Makes what is missing; a start that was interrupted before is completed. */
  static void ensure(Login superuser, Login owner, Login writer) {
    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement()) {
      for (Login login : new Login[] {owner, writer}) {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", login.user())) {
          statement.execute(
              "CREATE ROLE "
                  + statement.enquoteIdentifier(login.user(), true)
                  + " LOGIN PASSWORD "
                  + statement.enquoteLiteral(login.password()));
        }
      }
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
        statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
      }
    } catch (SQLException e) {
      throw DatabaseFailures.explain(superuser, e);
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
