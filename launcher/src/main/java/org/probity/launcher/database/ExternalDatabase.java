package org.probity.launcher.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.launcher.LauncherException;

/** Somebody else's PostgreSQL, by URL. */
public record ExternalDatabase(Login owner, Login writer) implements Database {

  /**
   * @param url from the command line; null: from the environment
   * @return null if neither names one
   */
  public static @Nullable ExternalDatabase find(
      @Nullable String url, Map<String, String> environment) {
    String address = url == null ? environment.get("PROBITY_DB_URL") : url;
    if (address == null) {
      return null;
    }
    if (!address.startsWith("jdbc:postgresql:")) {
      throw new LauncherException(
          "The database URL must look like jdbc:postgresql://host:5432/name.");
    }
    String user = environment.getOrDefault("PROBITY_DB_USER", "probity");
    String password = environment.getOrDefault("PROBITY_DB_PASSWORD", "");
    return new ExternalDatabase(
        new Login(
            address,
            environment.getOrDefault("PROBITY_DB_OWNER_USER", user),
            environment.getOrDefault("PROBITY_DB_OWNER_PASSWORD", password)),
        new Login(address, user, password));
  }

  /** Fails with one sentence if either user cannot sign in. */
  public ExternalDatabase requireReachable() {
    for (Login login : new Login[] {owner, writer}) {
      try (Connection connection = login.connect()) {
        connection.isValid(1);
      } catch (SQLException e) {
        throw DatabaseFailures.explain(login, e);
      }
    }
    return this;
  }

  @Override
  public void close() {
    // It is not ours to stop.
  }
}
