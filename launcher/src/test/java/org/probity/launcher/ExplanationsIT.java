package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.TestServer;

/** Explanations from outside: every kind of method, computed again, and under load. */
class ExplanationsIT {
  private static final TestServer SERVER = TestServer.shared();
  private static final List<String> MEASURED =
      List.of("randomisation_similarity", "infidelity", "complexity");

  /** One attribution of these takes more evaluations than sensitivity may cost. */
  private static final List<String> TOO_DEAR =
      List.of("mail-gru shapley", "fashion-cnn integrated-gradients");

  private static final String TEXT = "You are an utter fool and should be quiet.";

  static Stream<Arguments> explanations() {
    return Stream.of(
        line("fashion-cnn", "grad-cam", 14 * 14),
        line("fashion-cnn", "integrated-gradients", 28 * 28),
        line("mail-gru", "integrated-gradients", 0),
        line("mail-gru", "smoothgrad", 0),
        line("mail-gru", "shapley", 0),
        line("credit-mlp", "occlusion", 61),
        line("credit-mlp", "gradient-x-input", 61),
        line("toxicity-minilm", "attention-flow", 0),
        line("toxicity-minilm", "attention-gradient", 0));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("explanations")
  void isMeasuredAndComputedAgainToTheLastByte(String model, String method, int size)
      throws IOException {
    JsonNode explanation = explain(model, method);
    assertThat(explanation.at("/method").asText()).isEqualTo(method);
    int values = size == 0 ? explanation.at("/attributions/tokens").size() : size;
    assertThat(explanation.at("/attributions/values")).hasSize(values);
    for (String measure : MEASURED) {
      assertThat(explanation.at("/quality/" + measure).isNumber()).as(measure).isTrue();
    }
    assertThat(explanation.at("/quality/max_sensitivity").isNumber())
        .as("measured unless too dear")
        .isEqualTo(!TOO_DEAR.contains(model + " " + method));
    assertThat(explanation.at("/quality/warnings").toString())
        .doesNotContain("randomisation-unchecked", "independent-of-weights");

    String path = "/api/explanations/" + explanation.path("id").asText() + "/replay";
    for (String role : List.of("app", "officer", "regulator")) {
      Call.Answer replay = Call.post(path, "").send(SERVER.url(), SERVER.key(role));
      assertThat(replay.status()).as(replay.text()).isEqualTo(200);
      assertThat(replay.json().path("identical").asBoolean()).as(replay.text()).isTrue();
      assertThat(replay.json().path("largest_difference").asDouble()).isZero();
      assertThat(replay.json().path("digest")).isEqualTo(explanation.path("digest"));
      assertThat(replay.json().path("replayed_digest")).isEqualTo(explanation.path("digest"));
    }
  }

  /** Batch neighbours, threads and load change no bit. */
  @Test
  void theSameRequestGivesTheSameBytesInWhateverCompany() throws Exception {
    List<Object[]> cases = explanations().map(Arguments::get).toList();
    Map<String, String> alone = new LinkedHashMap<>();
    List<String[]> requests = new ArrayList<>();
    for (Object[] one : cases) {
      String[] request = {(String) one[0], (String) one[1]};
      alone.put(String.join(" ", request), content(explain(request[0], request[1])));
      Collections.addAll(requests, request, request);
    }
    Collections.shuffle(requests, new Random(4));
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      Map<Future<JsonNode>, String> answers = new LinkedHashMap<>();
      for (String[] request : requests) {
        answers.put(
            callers.submit(() -> explain(request[0], request[1])), String.join(" ", request));
      }
      for (Map.Entry<Future<JsonNode>, String> answer : answers.entrySet()) {
        assertThat(content(answer.getKey().get()))
            .as(answer.getValue())
            .isEqualTo(alone.get(answer.getValue()));
      }
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void theOneClassIsExplainedAgainstTheOtherAndComputedAgain() throws IOException {
    JsonNode against =
        explain("toxicity-minilm", "gradient-x-input\", \"target\": 0, \"contrast\": \"2");

    assertThat(against.at("/parameters/contrast").asInt()).isEqualTo(2);
    assertThat(against.at("/attributions/words/0/text").asText()).isEqualTo("you");
    Call.Answer replay =
        Call.post("/api/explanations/" + against.path("id").asText() + "/replay", "")
            .send(SERVER.url(), SERVER.key("regulator"));
    assertThat(replay.json().path("identical").asBoolean()).as(replay.text()).isTrue();
  }

  @Test
  void attentionIsWalkedThroughLayerByLayerAndHeadByHead() throws IOException {
    JsonNode explanation = explain("toxicity-minilm", "gradient");
    String path = "/api/explanations/" + explanation.path("id").asText() + "/attention";
    int length = explanation.at("/attributions/tokens").size();
    JsonNode mean = attention(path + "?layer=2", 200);
    assertThat(mean.path("heads").asInt()).isEqualTo(explanation.at("/attention/heads").asInt());
    double[][] sum = new double[length][length];
    for (int head = 1; head <= mean.path("heads").asInt(); head++) {
      JsonNode weights = attention(path + "?layer=2&head=" + head, 200).path("weights");
      for (int row = 0; row < length; row++) {
        double whole = 0;
        for (int column = 0; column < length; column++) {
          double weight = weights.path(row).path(column).asDouble();
          whole += weight;
          sum[row][column] += weight / mean.path("heads").asInt();
        }
        assertThat(whole).isCloseTo(1, within(1e-5));
      }
    }
    for (int row = 0; row < length; row++) {
      for (int column = 0; column < length; column++) {
        assertThat(mean.path("weights").path(row).path(column).asDouble())
            .isCloseTo(sum[row][column], within(1e-5));
      }
    }
    assertThat(attention(path, 200).path("layer")).isEqualTo(mean.path("layers"));
    attention(path + "?layer=99", 404);
    attention(path + "?layer=1&head=13", 404);
    attention(path + "?layer=one", 400);
    Call.Answer picture =
        Call.get(path + ".svg?layer=1&head=2&lang=zh").send(SERVER.url(), SERVER.key("regulator"));
    assertThat(picture.text()).startsWith("<svg").contains("第 1 层第 2 个注意力头");
    String image = explain("fashion-cnn", "gradient").path("id").asText();
    attention("/api/explanations/" + image + "/attention", 404);
  }

  private static JsonNode attention(String path, int status) throws IOException {
    Call.Answer answer = Call.get(path).send(SERVER.url(), SERVER.key("officer"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer.json();
  }

  @Test
  void aModelShowsWhatItsRandomisationCheckFound() throws IOException {
    explain("mail-gru", "integrated-gradients");

    JsonNode model =
        Call.get("/api/models/mail-gru/versions/1")
            .send(SERVER.url(), SERVER.key("officer"))
            .json();

    assertThat(model.at("/randomisation_similarity/integrated-gradients").asDouble(2))
        .isBetween(-0.5, 0.5);
  }

  /** What an explanation says, without the ids and the nonce of this one. */
  private static String content(JsonNode explanation) {
    StringBuilder content = new StringBuilder();
    for (String part : List.of("parameters", "target", "attributions", "attention", "quality")) {
      content.append(explanation.path(part)).append('\n');
    }
    return content.toString();
  }

  private static JsonNode explain(String model, String method) throws IOException {
    String parameters = "\"purpose\": \"demo\", \"explain\": \"" + method + "\"";
    String body =
        switch (model) {
          case "fashion-cnn" -> Bodies.image(parameters);
          case "credit-mlp" -> Bodies.credit(parameters);
          default -> Bodies.text(TEXT, parameters);
        };
    Call.Answer answer =
        Call.post("/v2/models/" + model + "/explain", body).send(SERVER.url(), SERVER.key("app"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static Arguments line(String model, String method, int size) {
    return Arguments.of(model, method, size);
  }
}
