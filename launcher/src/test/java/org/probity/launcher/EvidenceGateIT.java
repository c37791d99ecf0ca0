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
  private static final TestServer SERVER = TestServer.shared();

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
  void aFitExplanationLetsTheAnswerLeave() throws IOException {
    Packs.activate(SERVER, Packs.shipped(SERVER) + HOUSE);
    try {
      Call.Answer fit = send(ASK);
      assertThat(fit.status()).as(fit.text()).isEqualTo(200);
      JsonNode explanation = explanation(fit.json().at("/parameters/explanation_id"));
      assertThat(explanation.at("/quality/fit_as_evidence").asBoolean()).isTrue();
    } finally {
      Packs.rollback(SERVER);
    }
  }

  @Test
  void thePackSetsTheThresholdsAndItsRulesSeeWhatIsUnfit() throws IOException {
    Packs.activate(
        SERVER,
        Packs.shipped(SERVER).replace("base:\n", "evidence: {max_sensitivity: 0}\nbase:\n")
            + HOUSE);
    try {
      Call.Answer unfit = send(ASK);
      assertThat(unfit.status()).as(unfit.text()).isEqualTo(403);
      assertThat(unfit.json().at("/decision/rules").findValuesAsText("id")).contains("HOUSE-02");

      Call.Answer asked =
          send(
              Call.post(
                  "/v2/models/mail-gru/explain",
                  Bodies.text("Noon?", "\"purpose\": \"mail-filtering\"")));
      assertThat(asked.status()).as(asked.text()).isEqualTo(200);
      JsonNode measured = asked.json();
      assertThat(measured.at("/quality/fit_as_evidence").asBoolean(true)).isFalse();
      assertThat(measured.at("/quality/warnings").toString()).contains("too-sensitive");
      assertThat(measured.at("/parameters/evidence_max_sensitivity").asDouble(1)).isZero();
      Call replay =
          Call.post("/api/explanations/" + measured.path("id").textValue() + "/replay", "");
      assertThat(send(replay).json().path("identical").asBoolean()).isTrue();
    } finally {
      Packs.rollback(SERVER);
    }
  }

  private static JsonNode explanation(JsonNode id) throws IOException {
    return send(Call.get("/api/explanations/" + id.textValue())).json();
  }

  private static Call.Answer send(Call call) throws IOException {
    return call.send(SERVER.url(), SERVER.key("app"));
  }
}
