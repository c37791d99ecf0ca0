package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestServer;

/** A decision is found by each of its fields, and searches are kept. */
@SuppressWarnings("NullAway.Init")
class DecisionSearchIT {
  private static final TestServer SERVER = TestServer.shared();
  private static final String TEXT = "Write to anna.weber@example.com about lunch.";
  private static final String SUBJECT = "person-" + UUID.randomUUID();
  private static JsonNode parameters;
  private static JsonNode line;

  @BeforeAll
  static void record() throws IOException {
    parameters =
        Requests.infer(SERVER, 200, "mail-gru", Bodies.text(TEXT, about(SUBJECT)))
            .path("parameters");
    line = search("q=" + parameters.path("decision_id").asText()).at("/decisions/0");
  }

  private static String about(String subject) {
    return "\"explain\": \"gradient\", \"purpose\": \"demo\", \"subject\": \"" + subject + "\"";
  }

  @Test
  void aLineSaysWhatItIsFoundBy() {
    assertThat(line.path("findings").toString()).isEqualTo("[\"EMAIL_ADDRESS\"]");
    assertThat(line.path("policy_pack").asText()).startsWith("sha256:");
    assertThat(line.path("rules")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "model, /model, fashion-cnn",
    "model_version, /model_version, 2",
    "application, /application, another",
    "purpose, /purpose, mail-filtering",
    "policy_pack, /policy_pack, sha256:00",
    "rule, /rules/0, XXX-99",
    "finding, /findings/0, CREDIT_CARD",
    "verdict, /verdict, deny",
    "receipt, /ledger_index, 0",
    "q, /explanation_id, 0",
    "q, /findings/0, CREDIT_CARD",
  })
  void eachFieldFindsItAndNoOtherValueDoes(String name, String member, String another)
      throws IOException {
    assertOnly(ofPerson(name + "=" + line.at(member).asText()));
    assertThat(ofPerson(name + "=" + another).path("total").asInt()).isZero();
  }

  @Test
  void theReceiptAndTheExplanationFindIt() throws IOException {
    String hash = URLEncoder.encode(parameters.path("leaf_hash").asText(), StandardCharsets.UTF_8);
    assertOnly(search("receipt=" + hash));
    assertOnly(search("q=" + hash));
    assertOnly(ofPerson("explained=yes"));
    assertThat(ofPerson("explained=no").path("total").asInt()).isZero();
    assertOnly(
        ofPerson("verdict=transform&rule=" + line.at("/rules/0").asText() + "&purpose=demo"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"explained=maybe", "receipt=nothing", "verdict=perhaps", "from=today"})
  void whatIsMalformedIsNamed(String query) throws IOException {
    Call.Answer answer = officer(Call.get("/api/decisions?" + query));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains(query.substring(0, query.indexOf('=')));
  }

  @Test
  void whoIsErasedIsFoundByNothingOfTheirs() throws IOException {
    String subject = "person-" + UUID.randomUUID();
    String id =
        Requests.decision(
            Requests.infer(SERVER, 200, "mail-gru", Bodies.text(TEXT, about(subject))));
    String body = "{\"subject\": \"" + subject + "\", \"reason\": \"asked\"}";
    String request = officer(Call.post("/api/subjects/erase", body)).json().path("id").asText();
    Call.post("/api/erasures/" + request + "/approve", "")
        .send(SERVER.url(), SERVER.key("officer2"));
    JsonNode found = officer(Call.get("/api/decisions").about(subject)).json();
    assertThat(found.path("total").asInt()).isZero();
    JsonNode still = search("q=" + id).at("/decisions/0");
    assertThat(still.path("verdict").asText()).isEqualTo("transform");
    assertThat(still.path("findings")).isEmpty();
  }

  @Test
  void viewsAreOnesOwnUnlessShared() throws IOException {
    String mine = save("mine " + UUID.randomUUID(), false);
    String ours = save("ours " + UUID.randomUUID(), true);
    assertThat(views("officer").findValuesAsText("id")).contains(mine, ours);
    assertThat(views("officer2").findValuesAsText("id")).contains(ours).doesNotContain(mine);
    assertThat(views("regulator").findValuesAsText("id")).doesNotContain(mine, ours);
    Call remove = new Call("DELETE", "/api/decision-views/" + ours, null);
    assertThat(remove.send(SERVER.url(), SERVER.key("officer2")).status()).isEqualTo(404);
    assertThat(officer(remove).status()).isEqualTo(204);
    assertThat(views("officer2").findValuesAsText("id")).doesNotContain(ours);
  }

  private static String save(String name, boolean shared) throws IOException {
    String body =
        """
        {"name": "%s", "query": "verdict=deny&person=x&page=3&rule=OVS-03&q=", "shared": %s}"""
            .formatted(name, shared);
    Call.Answer saved = officer(Call.post("/api/decision-views", body));
    assertThat(saved.status()).as(saved.text()).isEqualTo(201);
    assertThat(saved.json().path("query").asText()).isEqualTo("verdict=deny&rule=OVS-03");
    assertThat(officer(Call.post("/api/decision-views", body)).status()).isEqualTo(409);
    return saved.json().path("id").asText();
  }

  private static JsonNode views(String role) throws IOException {
    return Call.get("/api/decision-views").send(SERVER.url(), SERVER.key(role)).json();
  }

  private static JsonNode search(String query) throws IOException {
    return officer(Call.get("/api/decisions?" + query)).json();
  }

  /** The application's own decisions about the person. */
  private static JsonNode ofPerson(String query) throws IOException {
    return Call.get("/api/decisions?" + query)
        .about(SUBJECT)
        .send(SERVER.url(), SERVER.key("app"))
        .json();
  }

  private static void assertOnly(JsonNode found) {
    assertThat(found.path("total").asInt()).as(found.toString()).isOne();
    assertThat(found.at("/decisions/0/id")).isEqualTo(line.path("id"));
  }

  private static Call.Answer officer(Call call) throws IOException {
    return call.send(SERVER.url(), SERVER.key("officer"));
  }
}
