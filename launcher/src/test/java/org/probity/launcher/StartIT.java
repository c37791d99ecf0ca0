package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Http;
import org.probity.launcher.testing.ProbityProcess;
import org.probity.launcher.testing.TestFolders;
import org.probity.launcher.testing.TestServer;

class StartIT {
  private static final int STOPPED_BY_SIGTERM = 143;

  @Test
  void sayWhereItIsReadyAndStopWhole() throws IOException {
    TestServer server = TestServer.start();
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

  @Test
  void restartWithTheSameDatabaseAndCredentials() throws IOException {
    Path data = TestFolders.create("restart");
    try (TestServer first = TestServer.start(data)) {
      assertThat(first.data()).isEqualTo(data);
    }
    byte[] secrets = Files.readAllBytes(data.resolve("database-secrets.properties"));
    byte[] credentials = Files.readAllBytes(data.resolve("first-run-credentials.json"));
    try (TestServer second = TestServer.start(data)) {
      assertThat(Http.status(second.url("/v2/health/ready"))).isEqualTo(200);
    }
    assertThat(data.resolve("database-secrets.properties")).hasBinaryContent(secrets);
    assertThat(data.resolve("first-run-credentials.json")).hasBinaryContent(credentials);
  }

  @Test
  void helpOnEveryCommand() {
    ProbityProcess help = ProbityProcess.start("--help");
    assertThat(help.awaitExit(java.time.Duration.ofSeconds(30))).isZero();
    assertThat(help.output()).anyMatch(line -> line.strip().startsWith("serve"));
  }
}
