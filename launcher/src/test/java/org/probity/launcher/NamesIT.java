package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.TestServer;

/** Names, places, organisations and addresses, through every surface that looks for them. */
class NamesIT {
  private static final TestServer SERVER = TestServer.shared();
  private static final String FILLING = "The kettle is broken and the heater is old. ".repeat(60);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "My name is Jane Miller and I live in Oslo. | PERSON LOCATION",
        "Please send it to 12 Garden Street, Springfield, IL 62701. | ADDRESS",
        "She works for Miller & Sons Ltd. in Vienna. | ORGANIZATION LOCATION",
        "The Quick Start Guide is in the box. | ''",
      })
  void namesAreFoundByTheModel(String text, String entities) throws IOException {
    JsonNode found = ok("/privacy/analyze", "{\"text\": \"" + text + "\"}");
    assertThat(String.join(" ", found.findValuesAsText("entity_type"))).isEqualTo(entities);
    assertThat(found.findValuesAsText("recognizer")).allMatch("entities-minilm"::equals);
  }

  @Test
  void theEndOfALongTextCountsAsItsBeginning() throws IOException {
    String text = FILLING + "My name is Jane Miller. " + FILLING + "Best regards, Omar Haddad";
    JsonNode found = ok("/privacy/analyze", "{\"text\": \"" + text + "\"}");
    assertThat(found).hasSize(2);
    assertThat(found.at("/1/end").intValue()).isEqualTo(text.length());
    assertThat(text.substring(found.at("/0/start").intValue(), found.at("/0/end").intValue()))
        .isEqualTo("Jane Miller");
  }

  @Test
  void namesAreReplaced() throws IOException {
    JsonNode hidden = ok("/privacy/anonymize", "{\"text\": \"My name is Jane Miller.\"}");
    assertThat(hidden.path("text").asText()).isEqualTo("My name is <PERSON>.");
  }

  @Test
  void theyAreAmongTheSupportedEntities() throws IOException {
    Call.Answer answer =
        Call.get("/privacy/supportedentities").send(SERVER.url(), SERVER.key("app"));
    assertThat(answer.json().toString())
        .contains("PERSON", "LOCATION", "ADDRESS", "ORGANIZATION", "NRP", "EMAIL_ADDRESS");
  }

  @Test
  void aNameTheTaskDoesNotNeedIsMaskedBeforeTheModelSeesIt() throws IOException {
    JsonNode parameters = infer("My name is Jane Miller and I wish you a lovely day.");
    assertThat(parameters.path("decision").asText()).isEqualTo("transform");
    assertThat(parameters.path("transformations").asText()).isEqualTo("redact:PERSON:1");
  }

  @Test
  void aLanguageNobodyHereKnowsIsUnknownAndSaysSo() throws IOException {
    JsonNode parameters = infer("今天天气很好，我们去公园散步吧。");
    assertThat(parameters.path("decision").asText()).isEqualTo("transform");
    assertThat(parameters.path("transformations").asText()).isEmpty();
    JsonNode decision =
        Call.get("/api/decisions/" + parameters.required("decision_id").asText())
            .send(SERVER.url(), SERVER.key("officer"))
            .json();
    assertThat(decision.findValuesAsText("entity_type")).containsExactly("UNSUPPORTED_LANGUAGE");
    Call.Answer analyzed =
        Call.post("/privacy/analyze", "{\"text\": \"今天天气很好。\"}")
            .send(SERVER.url(), SERVER.key("app"));
    assertThat(analyzed.json()).isEmpty();
    assertThat(analyzed.header("Probity-Not-Examined").orElse("")).contains("PERSON");
  }

  private static JsonNode infer(String text) throws IOException {
    Call.Answer answer =
        Call.post("/v2/models/toxicity-minilm/infer", Bodies.text(text, ""))
            .send(SERVER.url(), SERVER.key("app"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("parameters");
  }

  private static JsonNode ok(String path, String body) throws IOException {
    Call.Answer answer = Call.post(path, body).send(SERVER.url(), SERVER.key("app"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }
}
