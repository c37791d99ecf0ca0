package org.probity.audit.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of one's own with all migrations applied, dropped at the end. */
public final class TestDatabase implements AutoCloseable {
  private final TestPostgres server;
  private final String name;
  private final PGSimpleDataSource dataSource;

  private TestDatabase(TestPostgres server) {
    this.server = server;
    this.name = "t" + UUID.randomUUID().toString().replace("-", "");
    this.dataSource = server.dataSource(name);
    administer("CREATE DATABASE " + name + " TEMPLATE " + TestPostgres.TEMPLATE);
  }

  /** On a server that does not wait for the disk. */
  public static TestDatabase create() {
    return new TestDatabase(TestPostgres.running());
  }

  /** On a server whose commits are on the disk when they are acknowledged. */
  public static TestDatabase durable() {
    return new TestDatabase(TestPostgres.durable());
  }

  public DataSource dataSource() {
    return dataSource;
  }

  /** For those who connect by URL; the user is {@code postgres}, without a password. */
  public String url() {
    return String.valueOf(dataSource.getURL());
  }

  /** Runs SQL beside the application, as a database administrator might. */
  public void execute(String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of the first row. */
  public long queryLong(String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Cuts every connection to this database, as a failing network would. */
  public void cutConnections() {
    administer(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
  }

  /** Lets nobody in until {@link #comeBack}, and cuts who is. */
  public void goAway() {
    administer("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
    cutConnections();
  }

  public void comeBack() {
    administer("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
  }

  private void administer(String sql) {
    try {
      server.administer(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    administer("DROP DATABASE " + name + " WITH (FORCE)");
  }
}
