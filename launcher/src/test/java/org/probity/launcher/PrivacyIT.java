package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.TestServer;

/** The privacy surface as Presidio's clients use it. */
class PrivacyIT {
  private static final String TEXT = "Write to jane@example.com or jane@example.com today";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "room r101 |"
            + " {'name':'rooms','supported_entity':'ROOM','patterns':[{'name':'p','regex':'r[0-9]{3}','score':0.6}]}"
            + " | ROOM",
        "room r101 |"
            + " {'supported_entity':'ROOM','context':['room'],'patterns':[{'regex':'r[0-9]{3}','score':0.1}]}"
            + " | ROOM",
        "hall r101 |"
            + " {'supported_entity':'ROOM','context':['room'],'patterns':[{'regex':'r[0-9]{3}','score':0.1}]}"
            + " | ``",
        "the attic, attics | {'supported_entity':'ROOM','deny_list':['Attic']} | ROOM",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! |"
            + " {'supported_entity':'X','patterns':[{'regex':'(a+)+$','score':1}]} | ``",
      })
  void adHocRecognizersLookAsWell(String text, String recognizer, String entity)
      throws IOException {
    String body = "{'text':'" + text + "','ad_hoc_recognizers':[" + recognizer + "]}";
    JsonNode found = ok("/privacy/analyze", body);
    List<String> own =
        found.findValuesAsText("entity_type").stream()
            .filter(Set.of("ROOM", "X")::contains)
            .toList();
    assertThat(String.join(" ", own)).isEqualTo(entity);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'patterns':[{'regex':'a','score':1}]}",
        "{'supported_entity':'X'}",
        "{'supported_entity':'X','patterns':[{'regex':'(','score':1}]}",
        "{'supported_entity':'X','patterns':[{'regex':'(?=a)b','score':1}]}",
        "{'supported_entity':'X','patterns':[{'regex':'((a{900}){900}){900}','score':1}]}",
        "{'supported_entity':'X','patterns':[{'regex':'a','score':2}]}",
        "{'supported_entity':'X','deny_list':['']}",
        "7",
      })
  void recognizersThatCannotBeAreRefused(String recognizer) throws IOException {
    String body = "{'text':'a','ad_hoc_recognizers':[" + recognizer + "]}";
    assertThat(post("/privacy/analyze", body, "app").status()).isEqualTo(400);
  }

  @Test
  void theDecisionIsExplainedWhenAskedFor() throws IOException {
    JsonNode found =
        ok("/privacy/analyze", "{'text':'" + TEXT + "','return_decision_process':true}");
    assertThat(found.at("/0/analysis_explanation/textual_explanation").textValue())
        .isEqualTo("pattern");
  }

  @Test
  void whatWasNamedComesBackToTheSameApplicationAndSubjectOnly() throws IOException {
    String order = ",'anonymizers':{'DEFAULT':{'type':'pseudonymize'}},'subject':'s-1'}";
    String named = ok("/privacy/anonymize", "{'text':'" + TEXT + "'" + order).at("/text").asText();
    String[] names = named.split("[<>]");
    assertThat(names[1]).isEqualTo(names[3]).startsWith("EMAIL_ADDRESS:");
    String back = "{'text':'" + named + "','subject':'s-1'}";
    assertThat(ok("/privacy/deanonymize", back).at("/text").asText()).isEqualTo(TEXT);
    assertThat(ok("/privacy/deanonymize", back.replace("s-1", "s-2")).at("/text").asText())
        .isEqualTo(named);
    Call.Answer officer = post("/privacy/deanonymize", back, "officer");
    assertThat(officer.json().at("/text").asText()).isEqualTo(named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",'key':'0123456789abcdef'", ",'key':'0123456789abcdef01234567'"})
  void whatWasEncryptedComesBackWithTheKey(String key) throws IOException {
    String order = ",'anonymizers':{'EMAIL_ADDRESS':{'type':'encrypt'" + key + "}}}";
    JsonNode hidden = ok("/privacy/anonymize", "{'text':'" + TEXT + "'" + order);
    assertThat(hidden.at("/text").asText()).doesNotContain("jane");
    String request =
        "{'text':'"
            + hidden.at("/text").asText()
            + "','anonymizer_results':"
            + hidden.at("/items").toString().replace('"', '\'')
            + ",'deanonymizers':{'DEFAULT':{'type':'decrypt'"
            + key
            + "}}}";
    assertThat(ok("/privacy/deanonymize", request).at("/text").asText()).isEqualTo(TEXT);
    String other = request.replace("'decrypt'" + key, "'decrypt','key':'another-key-of-24-bytes!'");
    assertThat(post("/privacy/deanonymize", other, "app").status()).isEqualTo(400);
  }

  private static JsonNode ok(String path, String body) throws IOException {
    Call.Answer answer = post(path, body, "app");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static Call.Answer post(String path, String body, String role) throws IOException {
    byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    TestServer server = TestServer.shared();
    return new Call("POST", path, bytes).send(server.url(), server.key(role));
  }
}
