package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.HouseRule;
import org.probity.launcher.testing.Packs;
import org.probity.launcher.testing.TestServer;

/** A pack says from where on an explanation is no evidence, and its rules see that. */
class EvidenceGateIT {
  private static final Call ASK =
      Call.post(
          "/v2/models/mail-gru/infer",
          Bodies.text("You won a prize, claim it today.", "\"purpose\": \"demo\""));

  /** Demonstrations are explained, and refused where the explanation is no evidence. */
  private static final String HOUSE =
      HouseRule.TEXT
              .replace("r.purpose == DEMO and r.labelWaived == true", "r.purpose == DEMO")
              .replace("effect: DENY", "effect: ALLOW")
              .replace("obligations: [log]", "obligations: [explain]")
              .replace("passes: [{r.purpose: DEMO}]", "passes: [{r.purpose: CHAT}]")
          + HouseRule.TEXT
              .substring(HouseRule.TEXT.indexOf("  - id"))
              .replace("HOUSE-01", "HOUSE-02")
              .replace("r.labelWaived == true", "r.explanationReady == false")
              .replace("r.labelWaived: true", "r.explanationReady: false");

  @Test
  void thePackSetsTheThresholdsAndItsRulesSeeWhatIsUnfit() throws IOException {
    try (TestServer server = TestServer.start()) {
      String shipped = Packs.shipped(server);
      Packs.activate(server, shipped + HOUSE);
      Call.Answer fit = send(server, ASK, "app");
      assertThat(fit.status()).as(fit.text()).isEqualTo(200);
      JsonNode explanation = explanation(server, fit.json().at("/parameters/explanation_id"));
      assertThat(explanation.at("/quality/fit_as_evidence").asBoolean()).isTrue();

      Packs.activate(
          server, shipped.replace("base:\n", "evidence: {max_sensitivity: 0}\nbase:\n") + HOUSE);
      Call.Answer unfit = send(server, ASK, "app");
      assertThat(unfit.status()).as(unfit.text()).isEqualTo(403);
      assertThat(unfit.json().at("/decision/rules").findValuesAsText("id")).contains("HOUSE-02");

      Call.Answer asked =
          send(
              server,
              Call.post(
                  "/v2/models/mail-gru/explain",
                  Bodies.text("Noon?", "\"purpose\": \"mail-filtering\"")),
              "app");
      assertThat(asked.status()).as(asked.text()).isEqualTo(200);
      JsonNode measured = asked.json();
      assertThat(measured.at("/quality/fit_as_evidence").asBoolean(true)).isFalse();
      assertThat(measured.at("/quality/warnings").toString()).contains("too-sensitive");
      assertThat(measured.at("/parameters/evidence_max_sensitivity").asDouble(1)).isZero();
      Call replay =
          Call.post("/api/explanations/" + measured.path("id").textValue() + "/replay", "");
      assertThat(send(server, replay, "app").json().path("identical").asBoolean()).isTrue();
    }
  }

  private static JsonNode explanation(TestServer server, JsonNode id) throws IOException {
    return send(server, Call.get("/api/explanations/" + id.textValue()), "app").json();
  }

  private static Call.Answer send(TestServer server, Call call, String role) throws IOException {
    return call.send(server.url(), server.key(role));
  }
}
