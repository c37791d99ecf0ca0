package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.TestServer;

/** What a decision obliges people to do waits until an officer says that it was done. */
class TaskIT {
  private static final TestServer SERVER = TestServer.shared();

  @Test
  void aTaskWaitsUntilAnOfficerDidIt() throws IOException {
    Call.Answer denied =
        Call.post(
                "/v2/models/mail-gru/infer",
                Bodies.text(
                    "Noon?", "\"purpose\": \"mail-filtering\", \"legal_basis\": \"consent\""))
            .send(SERVER.url(), SERVER.key("app"));
    assertThat(denied.status()).isEqualTo(403);
    String decision = denied.header("Probity-Decision").orElseThrow();
    JsonNode task = find("waiting", decision);
    assertThat(task.path("kind").textValue()).isEqualTo("notify-user");
    assertThat(task.path("rules").toString()).isEqualTo("[\"PRV-02\"]");

    Call done =
        Call.post("/api/tasks/" + task.path("id").asText() + "/done", "{\"note\": \"Told.\"}");
    assertThat(done.send(SERVER.url(), SERVER.key("officer")).status()).isEqualTo(200);
    assertThat(done.send(SERVER.url(), SERVER.key("officer2")).status()).isEqualTo(409);
    assertThat(find("waiting", decision).isMissingNode()).isTrue();
    assertThat(find("done", decision).path("done_by").textValue()).startsWith("officer:");
  }

  private static JsonNode find(String state, String decision) throws IOException {
    for (int page = 0; ; page++) {
      JsonNode tasks =
          Call.get("/api/tasks?state=" + state + "&page=" + page)
              .send(SERVER.url(), SERVER.key("officer"))
              .json()
              .path("tasks");
      JsonNode found =
          StreamSupport.stream(tasks.spliterator(), false)
              .filter(each -> each.path("decision_id").asText().equals(decision))
              .findFirst()
              .orElse(tasks.path(-1));
      if (!found.isMissingNode() || tasks.isEmpty()) {
        return found;
      }
    }
  }
}
