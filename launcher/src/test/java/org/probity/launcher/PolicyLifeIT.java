package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.HouseRule;
import org.probity.launcher.testing.TestServer;

/** The life of a pack, moved by two officers while applications ask. */
class PolicyLifeIT {
  private static final TestServer SERVER = TestServer.shared();
  private static final String PACKS = "/api/policies";

  @Test
  void fromDraftToActiveAndBackUnderLoad() throws Exception {
    String id = draft(shipped() + HouseRule.TEXT).path("id").textValue();
    String pack = PACKS + "/" + id;
    assertThat(send("POST", pack + "/activate", "officer").status()).isEqualTo(409);
    assertThat(send("POST", pack + "/shadow", "officer").status()).isEqualTo(409);

    JsonNode tested = step(pack + "/test", "officer", "tested");
    assertThat(tested.at("/report/failures")).isEmpty();
    assertThat(tested.at("/report/examples").intValue()).isGreaterThan(130);
    step(pack + "/shadow", "officer", "shadow");
    assertThat(ask().status()).as("in shadow it does not count").isEqualTo(200);
    JsonNode shadow = send("GET", pack, "officer").json().path("shadow");
    assertThat(shadow.path("stricter").intValue()).isPositive();
    assertThat(shadow.at("/fired_more/HOUSE-01").intValue()).isPositive();

    // Other tests' packs have rules of the house besides.
    assertThat(backtest("shipped").path("policies").fieldNames())
        .toIterable()
        .as("what was judged is judged so again")
        .allMatch(policy -> policy.startsWith("HOUSE-"));
    JsonNode replayed = backtest(id);
    assertThat(replayed.at("/verdicts/allow to deny").intValue()).isPositive();
    assertThat(replayed.at("/policies/HOUSE-01/newly_not_answered").intValue()).isPositive();
    assertThat(replayed.path("unreadable").intValue()).isZero();

    step(pack + "/request-approval", "officer", "shadow");
    assertThat(send("POST", pack + "/request-approval", "officer").status()).isEqualTo(409);
    assertThat(approvals("waiting")).contains(id);
    assertThat(send("POST", pack + "/approve", "officer").status()).isEqualTo(403);
    step(pack + "/approve", "officer2", "approved");
    assertThat(approvals("waiting")).doesNotContain(id);
    assertThat(approvals("done")).contains(id);
    switchUnderLoad(pack);
    assertThat(states()).containsEntry(id, "superseded").containsEntry("shipped", "active");
  }

  /** Packs that officers were asked to approve. */
  private static List<String> approvals(String state) throws IOException {
    return send("GET", "/api/tasks?kind=approve-pack&state=" + state, "officer2")
        .json()
        .findValuesAsText("pack_id");
  }

  /** Each answer is by the pack its decision names; none is lost. */
  private static void switchUnderLoad(String pack) throws Exception {
    Map<String, Integer> answers = new java.util.concurrent.ConcurrentHashMap<>();
    ConcurrentLinkedQueue<String> lost = new ConcurrentLinkedQueue<>();
    AtomicBoolean go = new AtomicBoolean(true);
    ExecutorService applications = Executors.newFixedThreadPool(3);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      running.add(
          applications.submit(
              () -> {
                while (go.get()) {
                  Call.Answer answer = ask();
                  String decision = answer.header("Probity-Decision").orElse("");
                  if (decision.isEmpty() || (answer.status() != 200 && answer.status() != 403)) {
                    lost.add(answer.status() + answer.text());
                  } else {
                    answers.put(decision, answer.status());
                  }
                }
                return null;
              }));
    }
    try {
      step(pack + "/activate", "officer", "active");
      assertThat(ask().status()).as("from the next decision on").isEqualTo(403);
      assertThat(send("GET", PACKS + "/active", "regulator").json().path("state").textValue())
          .isEqualTo("active");
      assertThat(send("POST", PACKS + "/rollback", "officer").status()).isEqualTo(200);
      assertThat(ask().status()).isEqualTo(200);
    } finally {
      go.set(false);
      for (Future<?> each : running) {
        each.get();
      }
      applications.shutdownNow();
    }
    assertThat(lost).isEmpty();
    String hash = send("GET", pack, "officer").json().path("hash").textValue();
    for (Map.Entry<String, Integer> answer : answers.entrySet()) {
      JsonNode decision = send("GET", "/api/decisions/" + answer.getKey(), "officer").json();
      boolean candidate = decision.at("/details/policy_pack").textValue().equals(hash);
      assertThat(answer.getValue()).isEqualTo(candidate ? 403 : 200);
    }
  }

  @Test
  void whatIsNoPackIsRefusedAndNamesThePlace() throws IOException {
    Call.Answer refused = post("{\"source\": \"pack: x\"}", "officer");
    assertThat(refused.status()).isEqualTo(422);
    Call.Answer drl = post("{\"source\": \"rule X when then System.exit(1); end\"}", "officer");
    assertThat(drl.status()).isEqualTo(422);
    assertThat(drl.text()).doesNotContain("System.exit");
    assertThat(post("{\"source\": " + quoted(shipped()) + "}", "officer").status()).isEqualTo(409);
  }

  @Test
  void aPackThatFailsItsOwnExamplesStaysChecked() throws IOException {
    String wrong =
        HouseRule.TEXT.replace(
            "passes: [{r.purpose: DEMO}]", "passes: [{r.labelWaived: true, r.purpose: DEMO}]");
    String small = "pack: small\nversion: \"1\"\nbase: {r.labelWaived: false}\n" + wrong;
    String id = draft(small).path("id").textValue();
    JsonNode checked = step(PACKS + "/" + id + "/test", "officer", "checked");
    assertThat(checked.at("/report/failures").findValuesAsText("scenario"))
        .containsExactly("HOUSE-01 example 2");
    assertThat(send("POST", PACKS + "/" + id + "/shadow", "officer").status()).isEqualTo(409);
  }

  private static JsonNode backtest(String id) throws Exception {
    String path = PACKS + "/" + id + "/backtest";
    Call.Answer state = send("POST", path, "officer");
    assertThat(state.status()).as(state.text()).isEqualTo(202);
    while (state.json().path("status").textValue().equals("running")) {
      Thread.sleep(100);
      state = send("GET", path, "regulator");
    }
    assertThat(state.json().path("status").textValue()).isEqualTo("done");
    return state.json().path("result");
  }

  private static String shipped() throws IOException {
    return send("GET", PACKS + "/shipped", "officer").json().path("source").textValue();
  }

  private static JsonNode draft(String source) throws IOException {
    Call.Answer drafted = post("{\"source\": " + quoted(source) + "}", "officer");
    assertThat(drafted.status()).as(drafted.text()).isEqualTo(201);
    assertThat(drafted.json().path("state").textValue()).isEqualTo("draft");
    return drafted.json();
  }

  private static JsonNode step(String path, String officer, String state) throws IOException {
    Call.Answer answer = send("POST", path, officer);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("state").textValue()).isEqualTo(state);
    return answer.json();
  }

  private static Map<String, String> states() throws IOException {
    Map<String, String> states = new HashMap<>();
    for (JsonNode pack : send("GET", PACKS, "officer").json().path("packs")) {
      states.put(pack.path("id").textValue(), pack.path("state").textValue());
    }
    return states;
  }

  private static Call.Answer ask() throws IOException {
    return HouseRule.BROKEN.send(SERVER.url(), SERVER.key("app"));
  }

  private static Call.Answer post(String body, String role) throws IOException {
    return Call.post(PACKS, body).send(SERVER.url(), SERVER.key(role));
  }

  private static Call.Answer send(String method, String path, String role) throws IOException {
    return new Call(method, path, null).send(SERVER.url(), SERVER.key(role));
  }

  private static String quoted(String text) throws IOException {
    return new ObjectMapper().writeValueAsString(text);
  }
}
