package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
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
      String daily =
          "{\"name\": \"Each day\", \"every\": \"daily\", \"hour\": 0, \"zone\": \"UTC\"}";
      Call.Answer set =
          Call.post("/api/export-schedules", daily).send(server.url(), server.key("officer"));
      assertThat(set.status()).as(set.text()).isEqualTo(201);
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
      assertThat(forward(server, later.plus(Duration.ofDays(1))).status()).isEqualTo(200);
      aScheduledReportIsBuilt(server);
    }
  }

  /** Its hour is past by the demonstration's clock. */
  private static void aScheduledReportIsBuilt(TestServer server) throws IOException {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
    JsonNode run = runs(server).path(0);
    while (!run.path("state").asText().equals("begun")) {
      assertThat(Instant.now()).as(run.toString()).isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      run = runs(server).path(0);
    }
    String export = "/api/exports/" + run.path("export").asText();
    Call.Answer answer = Call.get(export).send(server.url(), server.key("officer2"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(runs(server)).hasSize(1);
  }

  private static JsonNode runs(TestServer server) throws IOException {
    return Call.get("/api/export-schedules")
        .send(server.url(), server.key("officer"))
        .json()
        .at("/schedules/0/runs");
  }

  private static Call.Answer forward(TestServer server, Instant time) throws IOException {
    return Call.post("/api/demo/clock", "{\"time\": \"%s\"}".formatted(time))
        .send(server.url(), server.key("admin"));
  }
}
