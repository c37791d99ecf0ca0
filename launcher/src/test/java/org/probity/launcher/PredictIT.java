package org.probity.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.TestServer;

/** KServe's V1 protocol, and the errors of everything below {@code /v1}. */
class PredictIT {
  private static final TestServer SERVER = TestServer.shared();

  @Test
  void textsGiveAPredictionEach() throws IOException {
    Call.Answer answer =
        post("toxicity-minilm:predict", "{\"instances\": [\"good morning\", \"good evening\"]}");
    assertThat(answer.status()).isEqualTo(200);
    JsonNode json = answer.json();
    assertThat(json.at("/predictions")).hasSize(2);
    assertThat(json.at("/predictions/1/label").textValue()).isEqualTo("neither");
    assertThat(json.at("/predictions/1/logits")).hasSize(3);
    assertThat(json.at("/parameters/decision").textValue()).isEqualTo("allow");
    assertThat(json.at("/parameters/ledger_index").isNumber()).isTrue();
  }

  @Test
  void oneTensorIsBareInEachPrediction() throws IOException {
    JsonNode json = post("minilm:predict", "{\"instances\": [\"good morning\"]}").json();
    assertThat(json.at("/predictions/0")).hasSize(384);
  }

  @Test
  void numbersKeepTheirNesting() throws IOException {
    String row = "[" + String.join(",", Collections.nCopies(28, "0.5")) + "]";
    String image = "[[" + String.join(",", Collections.nCopies(28, row)) + "]]";
    String purpose = "\"parameters\": {\"purpose\": \"image-classification\"}";
    String bare = "{\"instances\": [" + image + "], " + purpose + "}";
    String named = "{\"instances\": [{\"image\": " + image + "}], " + purpose + "}";
    JsonNode logits = post("fashion-cnn:predict", bare).json().at("/predictions/0/logits");
    assertThat(logits).hasSize(10);
    assertThat(post("fashion-cnn:predict", named).json().at("/predictions/0/logits"))
        .isEqualTo(logits);
  }

  @Test
  void explains() throws IOException {
    JsonNode json =
        post(
                "toxicity-minilm:explain",
                "{\"instances\": [\"good morning\"], \"parameters\": {\"explain\": \"gradient\"}}")
            .json();
    assertThat(json.at("/explanations/0/method").textValue()).isEqualTo("gradient");
    assertThat(json.at("/explanations/0/attributions/values")).hasSize(4);
    assertThat(json.at("/predictions/0/label").textValue()).isEqualTo("neither");
  }

  @Test
  void denialNamesItsRule() throws IOException {
    Call.Answer answer =
        post(
            "minilm:predict",
            "{\"instances\": [\"x\"], \"parameters\": {\"purpose\": \"social-scoring\"}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/error/code").textValue()).matches("[A-Z]{3}-\\d+");
    assertThat(answer.json().at("/decision/verdict").textValue()).isEqualTo("deny");
  }

  @Test
  void whatWaitsForAPersonIsAccepted() throws IOException {
    Call.Answer answer =
        post(
            "minilm:predict",
            "{\"instances\": [\"x\"], \"parameters\": {\"facts.irreversible_action\": \"true\"}}");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().at("/review/href").textValue()).startsWith("/api/reviews/");
  }

  @Test
  void moderationRefusesForItsUseOnly() throws IOException {
    String input = "{\"input\": \"good morning\", \"metadata\": {\"purpose\": \"social-scoring\"}}";
    Call.Answer answer = Call.post("/v1/moderations", input).send(SERVER.url(), SERVER.key("app"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/error/code").textValue()).matches("[A-Z]{3}-\\d+");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "POST | /models/none:predict | {'instances': ['x']}                    | 404 | -",
        "POST | /models/minilm:predict | {'instances': []}                     | 400 | instances",
        "POST | /models/minilm:predict | {'instances': 'x'}                    | 400 | instances",
        "POST | /models/minilm:predict | {'instances': [1]}                    | 400 | instances",
        "POST | /models/minilm:predict | {'instances': ['x', ['y']]}           | 400 | instances",
        "POST | /models/minilm:predict | {'instances': [{'other': 'x'}]}       | 400 | instances",
        "POST | /models/minilm:predict | {'inputs': []}                        | 400 | body",
        "POST | /models/minilm:predict | {'instances': ['x'], 'parameters': 1} | 400 | parameters",
        "POST | /models/toxicity-minilm:explain | {'instances': ['x', 'y']}    | 400 | instances",
        "POST | /models/minilm:explain | {'instances': ['x']}                  | 400 | -",
        "POST | /models/minilm:nothing | {}                                    | 404 | -",
        "GET  | /models/none           | -                                     | 404 | -",
        "GET  | /nothing               | -                                     | 404 | -",
        "GET  | /embeddings            | -                                     | 405 | -",
        "POST | /embeddings            | nonsense                              | 400 | -",
        "POST | /embeddings            | {'input': 'x'}                        | 400 | model",
        "POST | /embeddings            | {'model': 'mail-gru', 'input': 'x'}   | 400 | model",
        "POST | /embeddings            | {'model': 'minilm', 'input': ''}      | 400 | input",
        "POST | /embeddings            | {'model': 'minilm', 'input': [[1]]}   | 400 | input",
        "POST | /moderations           | {}                                    | 400 | input",
        "POST | /moderations           | {'input': 'x', 'model': 'gpt'}        | 404 | -",
        "POST | /chat/completions      | {}                                    | 400 | model",
      })
  void errorsAreInTheConventionOfTheSurface(
      String method, String path, @Nullable String body, int status, @Nullable String param)
      throws IOException {
    byte[] sent = body == null ? null : body.replace('\'', '"').getBytes(UTF_8);
    Call.Answer answer = new Call(method, "/v1" + path, sent).send(SERVER.url(), SERVER.key("app"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    JsonNode error = answer.json().path("error");
    assertThat(error.path("message").textValue()).isNotBlank();
    assertThat(error.path("type").textValue()).isEqualTo("invalid_request_error");
    assertThat(error.path("param").textValue()).isEqualTo(param);
    assertThat(error.has("code")).isTrue();
  }

  private static Call.Answer post(String operation, String body) throws IOException {
    return Call.post("/v1/models/" + operation, body).send(SERVER.url(), SERVER.key("app"));
  }
}
