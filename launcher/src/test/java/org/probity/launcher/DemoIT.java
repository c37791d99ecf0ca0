package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestFolders;
import org.probity.launcher.testing.TestServer;

/** A demonstration's clock is its own, its log is named so, and its pages say so. */
class DemoIT {
  @Test
  void aDemonstrationIsNoEvidenceAndSaysSo() throws IOException {
    Instant begin = Instant.now().minus(Duration.ofDays(14)).truncatedTo(ChronoUnit.SECONDS);
    Map<String, String> environment =
        Map.of("PROBITY_LOG_ORIGIN", "probity.demo/log", "PROBITY_DEMO_CLOCK", begin.toString());
    try (TestServer server = TestServer.start(TestFolders.create("demo"), environment)) {
      Instant later = begin.plus(Duration.ofDays(3));
      assertThat(forward(server, later).status()).isEqualTo(200);
      assertThat(forward(server, begin).status()).isEqualTo(400);
      JsonNode answer =
          Requests.infer(server, 200, "credit-mlp", Bodies.credit("\"purpose\": \"demo\""));
      String decision = Requests.decision(answer);
      Instant time =
          Instant.parse(
              Call.get("/api/decisions/" + decision)
                  .send(server.url(), server.key("officer"))
                  .json()
                  .path("time")
                  .asText());
      assertThat(time).isCloseTo(later, within(5, ChronoUnit.MINUTES));
      Requests.awaitCheckpoint(server, answer);
      assertThat(Call.get("/ledger/checkpoint").send(server.url(), null).text())
          .startsWith("probity.demo/log\n");
      assertThat(Call.get("/signin.xhtml").send(server.url(), null).text())
          .contains("Demonstration:", "probity.demo/log");
    }
  }

  private static Call.Answer forward(TestServer server, Instant time) throws IOException {
    return Call.post("/api/demo/clock", "{\"time\": \"%s\"}".formatted(time))
        .send(server.url(), server.key("admin"));
  }
}
