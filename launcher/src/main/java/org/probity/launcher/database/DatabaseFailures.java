package org.probity.launcher.database;

import java.sql.SQLException;
import java.util.Objects;
import org.probity.launcher.LauncherException;

/** Says what a database refused in one sentence, from its SQLSTATE (PostgreSQL, appendix A). */
final class DatabaseFailures {
  private DatabaseFailures() {}

  static LauncherException explain(Login login, SQLException e) {
    return sentence(login, Objects.requireNonNullElse(e.getSQLState(), "")).because(e);
  }

  private static LauncherException sentence(Login login, String state) {
    String url = login.url();
    return switch (state) {
      case "28P01", "28000" ->
          new LauncherException(
              "The database at %s refused the password of user %s.", url, login.user());
      case "3D000" -> new LauncherException("The database at %s does not exist.", url);
      case "42501" ->
          new LauncherException(
              "User %s may not do what is needed in the database at %s.", login.user(), url);
      case "53100" -> new LauncherException("The database at %s has no disk space left.", url);
      default ->
          state.startsWith("08")
              ? new LauncherException("The database at %s cannot be reached.", url)
              : new LauncherException("The database at %s failed with SQLSTATE %s.", url, state);
    };
  }

  /** The database is there but not ready to talk: starting, recovering or stopping. */
  static boolean notYet(SQLException e) {
    String state = Objects.requireNonNullElse(e.getSQLState(), "");
    return state.startsWith("08") || state.startsWith("57P");
  }
}
