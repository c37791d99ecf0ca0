package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.HouseRule;
import org.probity.launcher.testing.Http;
import org.probity.launcher.testing.Packs;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestFolders;
import org.probity.launcher.testing.TestServer;

/** Explanations of answers that have left: asked for, owed to a rule, sampled. */
class LateExplanationIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String DEMO = "\"purpose\": \"demo\"";

  /** Every demonstration is explained, though not before it is answered. */
  private static final String OWED =
      HouseRule.TEXT
          .replace("r.purpose == DEMO and r.labelWaived == true", "r.purpose == DEMO")
          .replace("effect: DENY", "effect: ALLOW")
          .replace("obligations: [log]", "obligations: [explain-later]")
          .replace("passes: [{r.purpose: DEMO}]", "passes: [{r.purpose: CHAT}]");

  @Test
  void whoWantsToKnowAsksAfterwards() throws IOException {
    TestServer server = TestServer.shared();
    String decision =
        Requests.decision(
            Requests.infer(server, 200, "mail-gru", Bodies.text("You won a prize.", DEMO)));
    String path = "/api/decisions/" + decision + "/explanations";
    assertThat(send(server, Call.post(path, "{\"method\": \"magic\"}"), "officer").status())
        .isEqualTo(400);
    Call.Answer asked = send(server, Call.post(path, "{\"method\": \"occlusion\"}"), "app");
    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    String href = asked.json().path("href").textValue();

    JsonNode explanation = await(server, href, "officer");

    assertThat(explanation.path("method").textValue()).isEqualTo("occlusion");
    assertThat(explanation.path("decision_id").textValue()).isEqualTo(decision);
    assertThat(explanation.at("/attributions/tokens").toString()).contains("prize");
    assertThat(send(server, Call.get(href + ".svg"), "regulator").text()).startsWith("<svg");
    Call.Answer replay = send(server, Call.post(href + "/replay", ""), "app");
    assertThat(replay.json().path("identical").asBoolean()).as(replay.text()).isTrue();
    JsonNode entry =
        send(
                server,
                Call.get("/api/ledger/entries/" + explanation.path("ledger_index").asText()),
                "officer")
            .json();
    assertThat(entry.at("/event/type").textValue()).isEqualTo("explanation");
    assertThat(entry.at("/event/explanation_digest")).isEqualTo(explanation.path("digest"));
    assertThat(entry.at("/event/decision_id").textValue()).isEqualTo(decision);
    String found = "/api/decisions?q=" + decision + "&explained=";
    assertThat(send(server, Call.get(found + "yes"), "officer").json().path("total").asInt())
        .isOne();
    assertThat(send(server, Call.get(found + "no"), "officer").json().path("total").asInt())
        .isZero();
  }

  @Test
  void whatWasNotAnsweredIsNotExplained() throws IOException {
    TestServer server = TestServer.shared();
    String denied = Requests.decision(Requests.denied(server, "Noon?"));
    Call ask = Call.post("/api/decisions/" + denied + "/explanations", "");
    assertThat(send(server, ask, "officer").status()).isEqualTo(409);
  }

  /** A rule's demand outlives kill -9; samples over the limit are dropped and counted. */
  @Test
  void whatIsOwedIsMadeAndWhatIsTooMuchIsDropped() throws IOException {
    Path data = TestFolders.create("late");
    Map<String, String> none = Map.of("PROBITY_EXPLAIN_WORKERS", "0");
    String owed;
    try (TestServer server = TestServer.start(data, none)) {
      Packs.activate(server, Packs.shipped(server) + OWED);
      owed = Requests.decision(Requests.infer(server, 200, "fashion-cnn", Bodies.image(DEMO)));
      assertThat(state(server, owed)).isEqualTo("waiting");
      server.process().kill();
    }
    Map<String, String> sampling =
        Map.of("PROBITY_EXPLAIN_SAMPLE", "mail-gru=1", "PROBITY_EXPLAIN_QUEUE", "2");
    try (TestServer server = TestServer.start(data, sampling)) {
      awaitState(server, owed, "done");
      String purpose = "\"purpose\": \"mail-filtering\"";
      String last = "";
      for (int i = 0; i < 40; i++) {
        last =
            Requests.decision(
                Requests.infer(server, 200, "mail-gru", Bodies.text("Meet at noon?", purpose)));
      }
      assertThat(last).isNotEmpty();
      double dropped = figure(server, "probity_explanation_samples_dropped");
      assertThat(dropped).isBetween(1.0, 39.0);
      until(server, each -> figure(each, "probity_explanations_waiting") == 0);
      JsonNode decisions =
          send(server, Call.get("/api/decisions?model=mail-gru&size=200"), "officer").json();
      long explained = 0;
      for (JsonNode each : decisions.path("decisions")) {
        explained += state(server, each.path("id").textValue()).equals("done") ? 1 : 0;
      }
      assertThat(explained).isEqualTo(40 - (long) dropped);
    }
  }

  private static String state(TestServer server, String decision) throws IOException {
    return send(server, Call.get("/api/decisions/" + decision), "officer")
        .json()
        .at("/late_explanation/state")
        .asText();
  }

  private static void awaitState(TestServer server, String decision, String state)
      throws IOException {
    until(server, each -> state(each, decision).equals(state));
  }

  private static JsonNode await(TestServer server, String href, String role) throws IOException {
    until(server, each -> send(each, Call.get(href), role).status() != 202);
    Call.Answer answer = send(server, Call.get(href), role);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private interface Question {
    boolean holds(TestServer server) throws IOException;
  }

  private static void until(TestServer server, Question question) throws IOException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!question.holds(server)) {
      assertThat(Instant.now()).isBefore(deadline);
      Http.pause();
    }
  }

  private static double figure(TestServer server, String name) throws IOException {
    Predicate<String> named = line -> line.startsWith(name + "{") || line.startsWith(name + " ");
    String line =
        send(server, Call.get("/metrics"), "admin")
            .text()
            .lines()
            .filter(named)
            .findFirst()
            .orElse("0");
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }

  private static Call.Answer send(TestServer server, Call call, String role) throws IOException {
    return call.send(server.url(), server.key(role));
  }
}
