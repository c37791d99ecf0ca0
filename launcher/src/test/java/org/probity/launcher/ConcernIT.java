package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/** What persons concerned and applications may raise, and how it is answered. */
class ConcernIT {
  private static final TestServer SERVER = TestServer.shared();
  private static final Duration SLACK = Duration.ofMinutes(5);

  /** GDPR 22(3), 12(3). */
  @Test
  void aContestedDecisionIsAnsweredByAnotherOfficerWithinAMonth() throws IOException {
    String held = Requests.held(SERVER);
    assertThat(
            Call.post(
                    "/api/reviews/" + held + "/decide",
                    "{\"verdict\": \"deny\", \"reason\": \"Too little is known.\"}")
                .send(SERVER.url(), SERVER.key("officer"))
                .status())
        .isEqualTo(200);
    JsonNode concern = raise("contest", held, "");
    Instant month = Instant.now().plus(Duration.ofDays(31));
    assertThat(Instant.parse(concern.path("deadline").asText()))
        .isBetween(month.minus(Duration.ofDays(3)).minus(SLACK), month.plus(SLACK));
    String id = concern.path("id").asText();
    assertThat(answer(id, "upheld", "officer").status()).isEqualTo(403);
    Call.Answer later =
        Call.post("/api/concerns/" + id + "/extend", "{\"reason\": \"Papers are awaited.\"}")
            .send(SERVER.url(), SERVER.key("officer2"));
    assertThat(Instant.parse(later.json().path("deadline").asText()))
        .isAfter(month.plus(Duration.ofDays(50)));
    try (TestBrowser browser = new TestBrowser()) {
      Page page = browser.page(SERVER, "en", 1280, 900);
      People.signIn(page, SERVER, "officer2");
      page.navigate("/concern.xhtml?id=" + id);
      assertThat(page.innerText("main")).contains("Please look again.", "put off once");
      page.click("#reply\\:go");
      page.waitForSelector(".problems li");
      page.selectOption("#reply\\:result", "upheld");
      page.fill("#reply\\:text", "The credit is granted.");
      page.click("#reply\\:go");
      page.waitForSelector("text=upheld this.");
    }
    assertThat(answer(id, "rejected", "officer2").status()).isEqualTo(409);
    JsonNode seen = Call.get("/api/concerns/" + id).send(SERVER.url(), SERVER.key("app")).json();
    assertThat(seen.path("state").asText()).isEqualTo("upheld");
    assertThat(seen.path("answer").asText()).isEqualTo("The credit is granted.");
    String leaf =
        Call.get("/api/ledger/entries/" + seen.path("ledger_index").asLong())
            .send(SERVER.url(), SERVER.key("officer"))
            .text();
    assertThat(leaf).contains("\"task\"").doesNotContain("look again");
    assertThat(Call.get("/api/notices").send(SERVER.url(), SERVER.key("officer")).text())
        .contains("concern.upheld");
  }

  /** AI Act 86. */
  @Test
  void whoAsksForAnExplanationHasOneMade() throws IOException {
    String decision =
        Requests.decision(
            Requests.infer(
                SERVER,
                200,
                "mail-gru",
                Bodies.text("See you.", "\"explain\": \"none\", \"purpose\": \"demo\"")));
    raise("explanation", decision, "");
    JsonNode seen =
        Call.get("/api/decisions/" + decision).send(SERVER.url(), SERVER.key("app")).json();
    assertThat(seen.at("/late_explanation/state").asText()).isIn("waiting", "done");
  }

  @Test
  void aConfirmedFalseAlarmShowsInTheDetectorsFigures() throws IOException {
    JsonNode answer =
        Requests.infer(
            SERVER,
            200,
            "mail-gru",
            Bodies.text("Order 4111 1111 1111 1111.", "\"purpose\": \"mail-filtering\""));
    String decision = Requests.decision(answer);
    JsonNode concern = raise("false-positive", decision, ", \"finding\": \"CREDIT_CARD\"");
    String recognizer = concern.path("recognizer").asText();
    double before = confirmed(recognizer);
    assertThat(answer(concern.path("id").asText(), "upheld", "officer").status()).isEqualTo(200);
    assertThat(confirmed(recognizer)).isEqualTo(before + 1);
    assertThat(post("false-positive", decision, ", \"finding\": \"IBAN_CODE\"").status())
        .isEqualTo(400);
  }

  private static double confirmed(String recognizer) throws IOException {
    for (JsonNode line :
        Call.get("/api/detectors")
            .send(SERVER.url(), SERVER.key("officer"))
            .json()
            .path("detectors")) {
      if (line.path("name").asText().equals(recognizer)) {
        return line.at("/metrics/false_positives_confirmed").asDouble();
      }
    }
    throw new AssertionError("No detector is called " + recognizer + ".");
  }

  /** AI Act 73(2)-(4): days after becoming aware. */
  @ParameterizedTest
  @CsvSource({"serious, 15", "death, 10", "widespread, 2", "critical-infrastructure, 2"})
  void anIncidentHasItsClock(String gravity, int days) throws IOException {
    String aware = "2026-01-01T08:00:00Z";
    JsonNode incident =
        raise(
            "incident",
            null,
            ", \"gravity\": \"%s\", \"aware_at\": \"%s\"".formatted(gravity, aware));
    assertThat(incident.path("deadline").asText())
        .isEqualTo(Instant.parse(aware).plus(Duration.ofDays(days)).toString());
    String id = incident.path("id").asText();
    assertThat(
            Call.post("/api/concerns/" + id + "/extend", "{\"reason\": \"Busy.\"}")
                .send(SERVER.url(), SERVER.key("officer"))
                .status())
        .isEqualTo(409);
    assertThat(answer(id, "upheld", "officer").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contest | decision_id",
        "incident | gravity",
        "grumble | kind",
      })
  void whatIsMissingIsNamed(String kind, String field) throws IOException {
    Call.Answer answer = post(kind, null, "");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asText()).isEqualTo(field);
  }

  private static JsonNode raise(String kind, @Nullable String decision, String more)
      throws IOException {
    Call.Answer answer = post(kind, decision, more);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  private static Call.Answer post(String kind, @Nullable String decision, String more)
      throws IOException {
    String about = decision == null ? "" : ", \"decision_id\": \"" + decision + "\"";
    return Call.post(
            "/api/concerns",
            "{\"kind\": \"%s\", \"text\": \"Please look again.\"%s%s}".formatted(kind, about, more))
        .send(SERVER.url(), SERVER.key("app"));
  }

  private static Call.Answer answer(String id, String result, String officer) throws IOException {
    return Call.post(
            "/api/concerns/" + id + "/answer",
            "{\"result\": \"%s\", \"text\": \"So it is.\"}".formatted(result))
        .send(SERVER.url(), SERVER.key(officer));
  }
}
