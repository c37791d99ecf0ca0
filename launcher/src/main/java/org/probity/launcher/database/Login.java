package org.probity.launcher.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One user of one database.
 *
 * @param url {@code jdbc:postgresql://host:port/name}
 */
public record Login(String url, String user, String password) {
  private static final int PATIENCE_SECONDS = 10;

  public Connection connect() throws SQLException {
    return dataSource().getConnection();
  }

  public PGSimpleDataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    source.setConnectTimeout(PATIENCE_SECONDS);
    source.setLoginTimeout(PATIENCE_SECONDS);
    source.setApplicationName("probity");
    return source;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return user + " at " + url;
  }
}
