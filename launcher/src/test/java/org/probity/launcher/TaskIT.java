package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/** What a decision obliges people to do waits until an officer says that it was done. */
class TaskIT {
  private static final String WITHDRAWN =
      Bodies.text("Noon?", "\"purpose\": \"mail-filtering\", \"legal_basis\": \"consent\"");
  private static final TestServer SERVER = TestServer.shared();

  @Test
  void aTaskWaitsUntilAnOfficerDidIt() throws IOException {
    Call.Answer denied =
        Call.post("/v2/models/mail-gru/infer", WITHDRAWN).send(SERVER.url(), SERVER.key("app"));
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

  @Test
  void itsPageEndsIt() throws IOException {
    JsonNode denied = Requests.infer(SERVER, 403, "mail-gru", WITHDRAWN);
    String task = find("waiting", Requests.decision(denied)).path("id").asText();
    try (TestBrowser browser = new TestBrowser()) {
      Page page = browser.page(SERVER, "en", 1280, 800);
      People.signIn(page, SERVER, "officer");
      page.navigate("/tasks.xhtml");
      assertThat(page.innerText("h1")).isEqualTo("Tasks");
      page.navigate("/task.xhtml?id=" + task);
      page.click("#done\\:go");
      page.waitForSelector(".problems li");
      assertThat(page.innerText(".problems")).contains("The task stays open.");
      page.fill("#done\\:note", "The person was told by letter.");
      page.click("#done\\:go");
      page.waitForSelector("text=This was done by");
      page.navigate("/task.xhtml?id=0");
      assertThat(page.innerText("body")).contains("names no page");
    }
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
