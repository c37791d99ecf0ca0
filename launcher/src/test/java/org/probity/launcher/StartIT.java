package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.probity.launcher.testing.Http;
import org.probity.launcher.testing.Ports;
import org.probity.launcher.testing.ProbityProcess;
import org.probity.launcher.testing.TestFolders;
import org.probity.launcher.testing.TestServer;

class StartIT {
  private static final int STOPPED_BY_SIGTERM = 143;

  @Test
  void sayWhereItIsReadyStopWholeAndStartAgain() throws IOException {
    Path data = TestFolders.create("restart");
    TestServer server = TestServer.start(data);
    List<String> said = server.process().output();
    assertThat(said.get(said.size() - 1))
        .isEqualTo(
            "Probity is ready at %s — first-run credentials: %s",
            server.url(), server.data().resolve("first-run-credentials.json"));
    assertThat(server.process().errors()).isEmpty();
    assertThat(Http.status(server.url("/v2/health/live"))).isEqualTo(200);

    JsonNode announced =
        new ObjectMapper().readTree(Files.readString(server.data().resolve("server.json")));
    assertThat(announced.required("pid").longValue()).isEqualTo(server.process().pid());
    assertThat(announced.required("url").textValue()).isEqualTo(server.url().toString());

    assertThat(server.process().terminate()).isEqualTo(STOPPED_BY_SIGTERM);
    assertThat(server.data().resolve("server.json")).doesNotExist();
    assertThat(server.data().resolve("postgres/postmaster.pid")).doesNotExist();

    byte[] secrets = Files.readAllBytes(data.resolve("database-secrets.properties"));
    byte[] credentials = Files.readAllBytes(data.resolve("first-run-credentials.json"));
    try (TestServer second = TestServer.start(data)) {
      assertThat(Http.status(second.url("/v2/health/ready"))).isEqualTo(200);
    }
    assertThat(data.resolve("database-secrets.properties")).hasBinaryContent(secrets);
    assertThat(data.resolve("first-run-credentials.json")).hasBinaryContent(credentials);
  }

  @Test
  void keepSecretsFromOthers() throws IOException {
    Path data = TestServer.shared().data();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("database-secrets.properties"))))
        .isEqualTo("rw-------");
  }

  /** The folder is self-contained and can be moved; the script may be reached through a link. */
  @Test
  void serveFromElsewhere(@TempDir(cleanup = CleanupMode.NEVER) Path folder)
      throws IOException, InterruptedException {
    Path newPlace =
        Files.createDirectories(ProbityProcess.distribution().resolveSibling("moved to here"));
    Path moved = newPlace.resolve("probity");
    shell("cp -al '%s' '%s'", ProbityProcess.distribution(), moved);
    try {
      Path link = Files.createSymbolicLink(folder.resolve("link"), moved.resolve("bin/probity"));
      int port = Ports.free();
      ProbityProcess process =
          ProbityProcess.startIn(
              folder, link, "serve", "--port", Integer.toString(port), "--data", "some data");
      process.awaitOutput("Probity is ready at", Duration.ofMinutes(3));
      assertThat(folder.resolve("some data/first-run-credentials.json")).exists();
      assertThat(process.terminate()).isEqualTo(STOPPED_BY_SIGTERM);
    } finally {
      shell("rm -rf '%s' '%s'", newPlace, folder);
    }
  }

  private static void shell(String command, Path... paths)
      throws IOException, InterruptedException {
    String line = String.format(Locale.ROOT, command, (Object[]) paths);
    assertThat(new ProcessBuilder("sh", "-c", line).inheritIO().start().waitFor()).isZero();
  }
}
