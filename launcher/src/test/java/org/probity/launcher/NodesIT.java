package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.DatabaseOwner;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestFolders;
import org.probity.launcher.testing.TestServer;

/** Two servers over one database, with the same keys. */
class NodesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void aNodeSaysWhichOtherOneAnExportLiesOn() throws Exception {
    Path first = TestFolders.create("node-one");
    Path second = TestFolders.create("node-two");
    try (TestServer one = TestServer.start(first, Map.of("PROBITY_NODE", "node-one"))) {
      Requests.denied(one, "Something to export.");
      copy(first.resolve("keys"), second.resolve("keys"));
      Map<String, String> environment = new HashMap<>(DatabaseOwner.environment(first));
      environment.put("PROBITY_NODE", "node-two");
      try (TestServer two = TestServer.start(second, environment)) {
        String officer = one.key("officer");
        Call.Answer begun =
            Call.post("/api/exports", "{\"formats\": [\"bundle\"]}").send(one.url(), officer);
        String export = begun.json().required("id").textValue();
        awaitDone(one, export, officer);

        JsonNode seen = Call.get("/api/exports/" + export).send(two.url(), officer).json();
        assertThat(seen.required("status").textValue()).isEqualTo("done");
        assertThat(seen.required("node").textValue()).isEqualTo("node-one");
        Call.Answer refused =
            Call.get("/api/exports/" + export + "/content").send(two.url(), officer);
        assertThat(refused.status()).isEqualTo(421);
        assertThat(refused.json().required("detail").textValue())
            .isEqualTo("The export lies on the node node-one, which built it; ask there.");
        assertThat(
                Call.get("/api/exports/" + export + "/content")
                    .send(two.url(), one.key("regulator"))
                    .status())
            .as("to others it does not exist")
            .isEqualTo(404);
        assertThat(
                Call.get("/api/exports/" + export + "/content").send(one.url(), officer).status())
            .isEqualTo(200);
      }
    }
  }

  private static void awaitDone(TestServer server, String export, String key) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    String status = "";
    while (!status.equals("done")) {
      assertThat(Instant.now()).as(status).isBefore(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
      JsonNode seen = Call.get("/api/exports/" + export).send(server.url(), key).json();
      assertThat(seen.has("node")).as("it lies here").isFalse();
      status = seen.required("status").textValue();
    }
  }

  /** As an operator gives each node the keys. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
