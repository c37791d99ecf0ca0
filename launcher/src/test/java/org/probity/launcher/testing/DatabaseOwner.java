package org.probity.launcher.testing;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** The embedded database as its owner reaches it, past the application; and its process. */
public final class DatabaseOwner {
  private static final int PORT_LINE = 3;

  private DatabaseOwner() {}

  /**
   * @param data a data folder that a server is using
   */
  public static Connection connect(Path data) throws IOException, SQLException {
    return connect(data, "owner");
  }

  /** As the application reaches it. */
  public static Connection connectAsWriter(Path data) throws IOException, SQLException {
    return connect(data, "writer");
  }

  private static Connection connect(Path data, String user) throws IOException, SQLException {
    Properties secrets = new Properties();
    try (Reader reader = Files.newBufferedReader(data.resolve("database-secrets.properties"))) {
      secrets.load(reader);
    }
    String port = Files.readAllLines(pidFile(data)).get(PORT_LINE).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/probity",
        "probity_" + user,
        secrets.getProperty(user));
  }

  /** PostgreSQL's first process; empty while there is none. */
  public static Optional<ProcessHandle> postmaster(Path data) {
    try {
      String pid = Files.readAllLines(pidFile(data)).get(0).strip();
      return ProcessHandle.of(Long.parseLong(pid));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static Path pidFile(Path data) {
    return data.resolve("postgres/postmaster.pid");
  }
}
