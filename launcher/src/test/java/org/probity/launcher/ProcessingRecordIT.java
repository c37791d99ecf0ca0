package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.TestServer;

/** What an application may do is on record (GDPR 30), put there by one officer and another. */
class ProcessingRecordIT {
  private static final TestServer SERVER = TestServer.shared();
  private static final String RECORD = "/api/records/records-test/mail-filtering";
  private static final String TERMS =
      "{\"legal_basis\": \"contract\", \"notice_given\": true, \"adults_only\": true,"
          + " \"jurisdictions\": [\"EU\"], \"personal_data\": true, \"retention_days\": 365}";

  @Test
  void aRecordTakesTwoOfficersAndIsJudgedFromThenOn() throws IOException {
    String app = key();
    Call ask = Call.post("/v2/models/mail-gru/infer", Bodies.text("Noon?", ""));
    Call.Answer before = ask.send(SERVER.url(), app);
    assertThat(before.status()).isEqualTo(403);
    assertThat(before.json().at("/decision/rules").findValuesAsText("id")).contains("OVS-03");

    assertThat(send("PUT", RECORD, TERMS, "officer").status()).isEqualTo(202);
    assertThat(ask.send(SERVER.url(), app).status()).isEqualTo(403);
    assertThat(send("POST", RECORD + "/approve", "", "officer").status()).isIn(403, 409);
    assertThat(send("POST", RECORD + "/approve", "", "officer2").status()).isEqualTo(200);
    assertThat(ask.send(SERVER.url(), app).status()).isEqualTo(200);
  }

  @Test
  void aRequestNarrowsTheRecordAndNeverWidensIt() throws IOException {
    String judge = "/v2/models/mail-gru/judge";
    JsonNode facts =
        Call.post(
                judge,
                Bodies.text(
                    "Noon?",
                    "\"purpose\": \"mail-filtering\", \"jurisdiction\": \"US\","
                        + " \"facts.user_age\": 40"))
            .send(SERVER.url(), SERVER.key("app"))
            .json()
            .path("facts");
    assertThat(facts.path("jurisdictions").toString()).contains("EU", "US");
    assertThat(facts.path("r.userAge").asInt()).isEqualTo(18);
  }

  private static String key() throws IOException {
    Call.Answer made =
        send(
            "POST",
            "/api/keys",
            "{\"application\": \"records-test\", \"models\": [\"mail-gru\"],"
                + " \"default_purpose\": \"mail-filtering\"}",
            "admin");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().required("key").textValue();
  }

  private static Call.Answer send(String method, String path, String body, String role)
      throws IOException {
    return new Call(method, path, body.getBytes(StandardCharsets.UTF_8))
        .send(SERVER.url(), SERVER.key(role));
  }
}
