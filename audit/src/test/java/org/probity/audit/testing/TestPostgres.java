package org.probity.audit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A server a JVM, on a free port of the loopback address, gone when the JVM ends; a second one, for
 * those who measure, that waits for the disk.
 */
final class TestPostgres {
  static final String TEMPLATE = "probity_template";
  private static final String USER = "postgres";

  private final Path bin;
  private final Path folder;
  private final int port;

  private TestPostgres(Path bin, Path folder, int port) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
  }

  static TestPostgres running() {
    return Holder.SERVER;
  }

  /** What is committed there is on the disk, as in production. */
  static TestPostgres durable() {
    return DurableHolder.SERVER;
  }

  private static final class Holder {
    static final TestPostgres SERVER = start("-F");
  }

  private static final class DurableHolder {
    static final TestPostgres SERVER = start("-c fsync=on -c synchronous_commit=on");
  }

  private static TestPostgres start(String durability) {
    try {
      Path bin = PostgresBinaries.unpacked().resolve("bin");
      Path folder = Files.createTempDirectory("probity-test-database");
      TestPostgres server = new TestPostgres(bin, folder, freePort());
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
      server.run("initdb", "-A", "trust", "-U", USER, "-E", "UTF8", "--no-locale", "--no-sync");
      server.run(
          "pg_ctl",
          "start",
          "-w",
          "-l",
          folder.resolve("log").toString(),
          "-o",
          "-p " + server.port + " -h 127.0.0.1 -k '' -c max_connections=200 " + durability);
      server.createTemplate();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private void createTemplate() throws SQLException, IOException {
    administer("CREATE DATABASE " + TEMPLATE);
    try (Connection connection = dataSource(TEMPLATE).getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : Migrations.all()) {
        statement.execute(sql);
      }
    }
  }

  PGSimpleDataSource dataSource(String database) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setURL("jdbc:postgresql://127.0.0.1:" + port + "/" + database);
    dataSource.setUser(USER);
    return dataSource;
  }

  void administer(String sql) throws SQLException {
    try (Connection connection = dataSource("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** PostgreSQL refuses root, but not root in a user namespace, where it is nobody. */
  private void run(String tool, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(bin.resolve(tool).toString());
    command.addAll(List.of("-D", folder.resolve("data").toString()));
    command.addAll(List.of(arguments));
    Path output = folder.resolve(tool + ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(tool + " failed: " + Files.readString(output));
      }
    } catch (InterruptedException e) {
      throw new IOException("Interrupted while " + tool + " ran.", e);
    }
  }

  private void stop() {
    try {
      run("pg_ctl", "stop", "-m", "immediate");
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
