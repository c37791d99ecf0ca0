package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.TestServer;

/** Who objects to a use that rests on legitimate interests is left alone until an officer rules. */
class ObjectionIT {
  private static final TestServer SERVER = TestServer.shared();

  @Test
  void anObjectionWorksAtOnceAndFallsWhenItIsOverruled() throws IOException {
    assertThat(rules("objection-it-1")).isEmpty();
    JsonNode raised = raise("objection-it-1", ", \"reason\": \"My landlord reads it.\"");
    assertThat(raised.path("state").textValue()).isEqualTo("standing");
    assertThat(raised.toString()).doesNotContain("objection-it-1").doesNotContain("landlord");
    assertThat(rules("objection-it-1")).containsExactly("PRV-01");
    assertThat(rules("objection-it-2")).as("another person's").isEmpty();

    String id = raised.path("id").textValue();
    JsonNode standing = send("officer", Call.get("/api/objections"), 200);
    assertThat(standing.path("objections").findValuesAsText("id")).contains(id);
    assertThat(send("officer", Call.get("/api/objections/" + id), 200).path("reason").textValue())
        .isEqualTo("My landlord reads it.");
    Call overrule =
        Call.post(
            "/api/objections/" + id + "/decide",
            "{\"decision\": \"overruled\", \"reason\": \"Claims before a court.\"}");
    assertThat(send("officer", overrule, 200).path("state").textValue()).isEqualTo("overruled");
    send("officer", overrule, 409);
    assertThat(rules("objection-it-1")).isEmpty();
  }

  @Test
  void oneThatIsUpheldStays() throws IOException {
    String id = raise("objection-it-3", ", \"purpose\": \"mail-filtering\"").path("id").textValue();
    Call uphold =
        Call.post(
            "/api/objections/" + id + "/decide",
            "{\"decision\": \"upheld\", \"reason\": \"No overriding grounds.\"}");
    send("officer", uphold, 200);
    assertThat(rules("objection-it-3")).containsExactly("PRV-01");
  }

  @Test
  void oneToAnotherPurposeDoesNotTouchThisOne() throws IOException {
    raise("objection-it-4", ", \"purpose\": \"demo\"");
    assertThat(rules("objection-it-4")).isEmpty();
    String typo = "{\"subject\": \"objection-it-4\", \"purpose\": \"mail-filterin\"}";
    send("app", Call.post("/api/objections", typo), 400);
  }

  @Test
  void erasureTakesThePersonOutOfTheRegister() throws IOException {
    String id = raise("objection-it-5", "").path("id").textValue();
    String erasure =
        send(
                "officer",
                Call.post(
                    "/api/subjects/erase",
                    "{\"subject\": \"objection-it-5\", \"reason\": \"Asked for it.\"}"),
                202)
            .path("id")
            .textValue();
    send("officer2", Call.post("/api/erasures/" + erasure + "/approve", ""), 200);
    JsonNode left = send("officer", Call.get("/api/objections/" + id), 200);
    assertThat(left.path("state").textValue()).isEqualTo("standing");
    assertThat(left.has("reason")).isFalse();
    assertThat(rules("objection-it-5")).as("nobody knows who it was").isEmpty();
  }

  private static JsonNode raise(String subject, String more) throws IOException {
    return send(
        "app", Call.post("/api/objections", "{\"subject\": \"" + subject + "\"" + more + "}"), 201);
  }

  private static JsonNode send(String role, Call call, int status) throws IOException {
    Call.Answer answer = call.send(SERVER.url(), SERVER.key(role));
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer.json();
  }

  private static List<String> rules(String subject) throws IOException {
    String parameters = "\"purpose\": \"mail-filtering\", \"subject\": \"" + subject + "\"";
    return Call.post("/v2/models/mail-gru/judge", Bodies.text("Noon?", parameters))
        .send(SERVER.url(), SERVER.key("app"))
        .json()
        .path("rules")
        .findValuesAsText("id");
  }
}
