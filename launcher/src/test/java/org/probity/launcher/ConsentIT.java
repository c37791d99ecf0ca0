package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.TestServer;

/** What rests on consent is answered while a recorded consent stands, and only then. */
class ConsentIT {
  private static final TestServer SERVER = TestServer.shared();
  private static final String ON_CONSENT =
      "\"purpose\": \"mail-filtering\", \"legal_basis\": \"consent\"";

  @Test
  void consentThatNobodyRecordedDoesNotPass() throws IOException {
    assertThat(rules(ON_CONSENT)).containsExactly("PRV-02");
    assertThat(rules(ON_CONSENT + subject("consent-it-nobody"))).containsExactly("PRV-02");
    assertThat(rules(ON_CONSENT + ", \"consent\": \"made-up\"")).containsExactly("PRV-02");
  }

  @Test
  void itIsAnsweredUntilItIsWithdrawn() throws IOException {
    JsonNode given = give("consent-it-1", "general");
    String id = given.path("id").textValue();
    assertThat(given.toString()).doesNotContain("consent-it-1");
    String byId = ON_CONSENT + ", \"consent\": \"" + id + "\"";
    assertThat(rules(ON_CONSENT + subject("consent-it-1"))).isEmpty();
    assertThat(rules(byId)).isEmpty();
    assertThat(rules(byId + subject("consent-it-2"))).as("another's").containsExactly("PRV-02");

    Call withdraw =
        Call.post("/api/consents/" + id + "/withdraw", "{\"subject\": \"consent-it-1\"}");
    assertThat(withdraw.send(SERVER.url(), SERVER.key("app")).status()).isEqualTo(200);
    assertThat(rules(ON_CONSENT + subject("consent-it-1"))).containsExactly("PRV-02");
    assertThat(rules(byId)).containsExactly("PRV-02");

    give("consent-it-1", "general");
    assertThat(rules(ON_CONSENT + subject("consent-it-1"))).as("given anew").isEmpty();
  }

  @Test
  void kindsBecomeFactsAndTrainingAloneIsNoConsentToThePurpose() throws IOException {
    give("consent-it-3", "training");
    JsonNode facts = judge(ON_CONSENT + subject("consent-it-3")).path("facts");
    assertThat(facts.path("c.trainingOptIn").booleanValue()).isTrue();
    assertThat(facts.path("c.explicitGiven").booleanValue()).isFalse();
    assertThat(facts.has("c.withdrawn")).isFalse();
    give("consent-it-3", "explicit\", \"guardian");
    JsonNode more = judge(ON_CONSENT + subject("consent-it-3")).path("facts");
    assertThat(more.path("c.explicitGiven").booleanValue()).isTrue();
    assertThat(more.path("c.guardianConsent").booleanValue()).isTrue();
    assertThat(more.path("c.withdrawn").booleanValue()).isFalse();
  }

  @Test
  void aRequestCannotLeaveItsRecordForABasisThatOnlyARecordCanState() throws IOException {
    JsonNode facts =
        judge("\"purpose\": \"mail-filtering\", \"legal_basis\": \"legal-obligation\"")
            .path("facts");
    assertThat(facts.path("c.basis").textValue()).isEqualTo("LEGITIMATE_INTERESTS");
  }

  @Test
  void anotherApplicationsConsentsAreNotAnApplications() throws IOException {
    Call other =
        Call.post(
            "/api/consents",
            "{\"application\": \"other\", \"subject\": \"x\", \"purpose\": \"demo\"}");
    assertThat(other.send(SERVER.url(), SERVER.key("app")).status()).isEqualTo(403);
    Call.Answer made = other.send(SERVER.url(), SERVER.key("officer"));
    assertThat(made.status()).isEqualTo(201);
    Call read = Call.get("/api/consents/" + made.json().path("id").textValue());
    assertThat(read.send(SERVER.url(), SERVER.key("app")).status()).isEqualTo(404);
    assertThat(read.send(SERVER.url(), SERVER.key("regulator")).status()).isEqualTo(200);
  }

  private static JsonNode give(String subject, String kinds) throws IOException {
    Call.Answer made =
        Call.post(
                "/api/consents",
                "{\"subject\": \"%s\", \"purpose\": \"mail-filtering\", \"kinds\": [\"%s\"]}"
                    .formatted(subject, kinds))
            .send(SERVER.url(), SERVER.key("app"));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json();
  }

  private static String subject(String subject) {
    return ", \"subject\": \"" + subject + "\"";
  }

  private static List<String> rules(String parameters) throws IOException {
    return judge(parameters).path("rules").findValuesAsText("id");
  }

  private static JsonNode judge(String parameters) throws IOException {
    return Call.post("/v2/models/mail-gru/judge", Bodies.text("Noon?", parameters))
        .send(SERVER.url(), SERVER.key("app"))
        .json();
  }
}
