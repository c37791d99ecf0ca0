package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.ProbityProcess;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestFolders;
import org.probity.launcher.testing.TestServer;

/** A report that is due is made, and once, whatever becomes of the server. */
class ScheduleIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Longer than a server takes to look for what is due, twice. */
  private static final Duration TWO_ROUNDS = Duration.ofSeconds(25);

  private static final int DAY = 86_400;

  @Test
  void isMadeOnceThoughTheServerIsKilledWhenItIsDue() throws Exception {
    Path data = TestFolders.create("schedule");
    TestServer killed = TestServer.start(data);
    Requests.denied(killed, "Something to report.");
    String begun = schedule(killed, "begun");
    awaitRun(killed, begun);
    String due = schedule(killed, "due");
    TimeUnit.MILLISECONDS.sleep(2_500);
    assertThat(runs(killed, due)).as("due, and begun by nobody").isEmpty();
    killed.process().kill();

    try (TestServer next = TestServer.start(data)) {
      String first = awaitDone(next, begun);
      String second = awaitDone(next, due);
      TimeUnit.MILLISECONDS.sleep(TWO_ROUNDS.toMillis());
      assertThat(runs(next, begun)).hasSize(1);
      assertThat(runs(next, due)).hasSize(1);
      assertThat(bundles(data)).containsExactlyInAnyOrder(first + ".zip", second + ".zip");
      for (String export : List.of(first, second)) {
        Path bundle = data.resolve("exports").resolve(export + ".zip");
        assertThat(ProbityProcess.start("verify", bundle.toString()).awaitExit(PATIENCE)).isZero();
      }
    }
  }

  /** Daily, at a midnight that is two seconds away, in a zone where it is. */
  private static String schedule(TestServer server, String name) throws IOException {
    int east = DAY - 2 - (int) (Instant.now().getEpochSecond() % DAY);
    int offset = east > DAY / 2 ? east - DAY : east;
    String body =
        "{\"name\": \"%s\", \"every\": \"daily\", \"hour\": 0, \"zone\": \"%s\", \"formats\": [\"annex-iv\", \"log-extract\"]}"
            .formatted(name, ZoneOffset.ofTotalSeconds(offset).getId());
    Call.Answer answer =
        Call.post("/api/export-schedules", body).send(server.url(), server.key("officer"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().required("id").textValue();
  }

  private static JsonNode runs(TestServer server, String schedule) throws IOException {
    JsonNode all =
        Call.get("/api/export-schedules")
            .send(server.url(), server.key("officer"))
            .json()
            .required("schedules");
    for (JsonNode each : all) {
      if (each.required("id").textValue().equals(schedule)) {
        return each.required("runs");
      }
    }
    throw new AssertionError("There is no schedule " + schedule + ".");
  }

  private static String awaitRun(TestServer server, String schedule) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (runs(server, schedule).isEmpty()) {
      assertThat(Instant.now()).isBefore(deadline);
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return runs(server, schedule).get(0).required("export").textValue();
  }

  private static String awaitDone(TestServer server, String schedule) throws Exception {
    String export = awaitRun(server, schedule);
    Instant deadline = Instant.now().plus(PATIENCE);
    String status = "";
    while (!status.equals("done")) {
      assertThat(Instant.now()).as(status).isBefore(deadline);
      TimeUnit.MILLISECONDS.sleep(200);
      Call.Answer answer =
          Call.get("/api/exports/" + export).send(server.url(), server.key("officer"));
      status = answer.status() == 200 ? answer.json().required("status").textValue() : "";
    }
    return export;
  }

  private static List<String> bundles(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("exports"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".zip"))
          .toList();
    }
  }
}
