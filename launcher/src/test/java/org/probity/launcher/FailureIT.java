package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.launcher.data.DataFolder;
import org.probity.launcher.database.EmbeddedPostgres;
import org.probity.launcher.database.Migrations;
import org.probity.launcher.testing.Ports;
import org.probity.launcher.testing.ProbityProcess;
import org.probity.launcher.testing.TestFolders;
import org.probity.launcher.testing.TestServer;

/** Issue 2, "Start": one clear line each and a non-zero exit, not a stack trace. */
class FailureIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @SuppressWarnings("NullAway.Init") // made before all tests
  private static EmbeddedPostgres somebodys;

  @BeforeAll
  static void startSomebodysDatabase() {
    somebodys =
        EmbeddedPostgres.start(
            ProbityProcess.distribution().resolve("postgres"),
            DataFolder.open(TestFolders.create("database")));
  }

  @AfterAll
  static void stop() {
    somebodys.close();
  }

  @Test
  void portTaken() throws IOException {
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      ProbityProcess process = serve(Map.of(), "--port", Integer.toString(taken.getLocalPort()));
      assertOneLine(process, "Port " + taken.getLocalPort() + " on 127.0.0.1 cannot be used");
    }
  }

  @Test
  void wrongPassword() {
    ProbityProcess process =
        serve(
            Map.of(
                "PROBITY_DB_USER",
                somebodys.writer().user(),
                "PROBITY_DB_PASSWORD",
                "not the password"),
            "--db-url",
            somebodys.writer().url());
    assertOneLine(process, "refused the password of user probity_writer");
    assertThat(String.join("", process.errors())).doesNotContain("not the password");
  }

  @Test
  void databaseAway() {
    ProbityProcess process =
        serve(Map.of(), "--db-url", "jdbc:postgresql://127.0.0.1:" + Ports.free() + "/probity");
    assertOneLine(process, "cannot be reached");
  }

  @Test
  void newerSchema() throws SQLException {
    Migrations.run(somebodys);
    try (Connection connection = somebodys.owner().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO flyway_schema_history
            (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
          VALUES (9999, '9999', 'from the future', 'SQL', 'V9999__from_the_future.sql', 1, 'x', 1, true)
          """);
    }
    ProbityProcess process =
        serve(
            Map.of(
                "PROBITY_DB_USER", somebodys.writer().user(),
                "PROBITY_DB_PASSWORD", somebodys.writer().password(),
                "PROBITY_DB_OWNER_USER", somebodys.owner().user(),
                "PROBITY_DB_OWNER_PASSWORD", somebodys.owner().password()),
            "--db-url",
            somebodys.writer().url());
    assertOneLine(process, "written by a newer version (schema 9999");
  }

  @Test
  void dataFolderInUse() {
    Path data = TestServer.shared().data();
    ProbityProcess process =
        ProbityProcess.start(
            "serve", "--port", Integer.toString(Ports.free()), "--data", data.toString());
    assertOneLine(process, "is in use by another running server");
  }

  @Test
  void dataFolderIsAFile() throws IOException {
    Path file = Files.createTempFile("probity", ".txt");
    ProbityProcess process = ProbityProcess.start("serve", "--data", file.toString());
    assertOneLine(process, "is not a folder");
    Files.delete(file);
  }

  /** In a user namespace without a mapping not even root may pass over a folder's mode. */
  @Test
  void dataFolderNotReadable(@TempDir Path folder) throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, Set.of());
    ProbityProcess process =
        ProbityProcess.by("unshare", "-U", script(), "serve", "--data", closed.toString());
    assertOneLine(process, "cannot be read and written by this user");
  }

  @Test
  void diskFull(@TempDir Path folder) {
    ProbityProcess process =
        ProbityProcess.by(
            "unshare",
            "--user",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs -o size=64m none \"$1\" && exec \"$2\" serve --data \"$1/data\"",
            "sh",
            folder.toString(),
            script());
    assertOneLine(process, "is full: 64 MiB are free");
  }

  private static String script() {
    return ProbityProcess.distribution().resolve("bin/probity").toString();
  }

  @Test
  void noJava() {
    ProbityProcess process = ProbityProcess.start(Map.of("JAVA_HOME", "/nowhere"), "serve");
    assertOneLine(process, "Java 17 or newer is needed");
  }

  private static ProbityProcess serve(Map<String, String> environment, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "serve";
    arguments[1] = "--data";
    arguments[2] = TestFolders.create("failure").toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return ProbityProcess.start(environment, arguments);
  }

  private static void assertOneLine(ProbityProcess process, String sentence) {
    assertThat(process.awaitExit(PATIENCE)).isNotZero();
    assertThat(process.errors()).hasSize(1);
    assertThat(process.errors().get(0)).startsWith("probity: ").contains(sentence);
  }
}
