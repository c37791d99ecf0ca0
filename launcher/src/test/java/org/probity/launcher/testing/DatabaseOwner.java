package org.probity.launcher.testing;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
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

  /** How another server is told of the database that a server is using. */
  public static Map<String, String> environment(Path data) throws IOException {
    Properties secrets = secrets(data);
    return Map.of(
        "PROBITY_DB_URL", url(data),
        "PROBITY_DB_USER", "probity_writer",
        "PROBITY_DB_PASSWORD", secrets.getProperty("writer"),
        "PROBITY_DB_OWNER_USER", "probity_owner",
        "PROBITY_DB_OWNER_PASSWORD", secrets.getProperty("owner"));
  }

  private static Connection connect(Path data, String user) throws IOException, SQLException {
    return DriverManager.getConnection(
        url(data), "probity_" + user, secrets(data).getProperty(user));
  }

  private static String url(Path data) throws IOException {
    String port = Files.readAllLines(pidFile(data)).get(PORT_LINE).strip();
    return "jdbc:postgresql://127.0.0.1:" + port + "/probity";
  }

  private static Properties secrets(Path data) throws IOException {
    Properties secrets = new Properties();
    try (Reader reader = Files.newBufferedReader(data.resolve("database-secrets.properties"))) {
      secrets.load(reader);
    }
    return secrets;
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
