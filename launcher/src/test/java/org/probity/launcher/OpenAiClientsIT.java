package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.PermissionDeniedException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.models.Model;
import com.openai.models.moderations.Moderation;
import com.openai.models.moderations.ModerationCreateParams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.TestServer;

/** OpenAI's own clients for Java and for Node work unchanged. */
class OpenAiClientsIT {
  private static final TestServer SERVER = TestServer.shared();
  private static final String BENIGN = "have a nice day";
  private static final String OFFENSIVE = "you are a stupid bitch";

  @Test
  void javaListsTheModels() {
    assertThat(client(SERVER.key("app")).models().list().data())
        .extracting(Model::id)
        .contains(
            "minilm",
            "toxicity-minilm",
            "injection-minilm",
            "fashion-cnn",
            "mail-gru",
            "credit-mlp");
    assertThat(client(SERVER.key("app")).models().retrieve("minilm").ownedBy())
        .isEqualTo("probity");
  }

  @Test
  void javaEmbeds() throws IOException {
    CreateEmbeddingResponse answer =
        client(SERVER.key("app"))
            .embeddings()
            .create(embedding().inputOfArrayOfStrings(List.of(BENIGN, OFFENSIVE)).build());
    assertThat(answer.data()).hasSize(2);
    assertThat(answer.data().get(1).index()).isEqualTo(1);
    assertThat(answer.usage().promptTokens()).isEqualTo(6 + 7);
    List<Float> first = answer.data().get(0).embedding();
    assertThat(first).hasSize(384);
    assertThat(first.stream().mapToDouble(value -> value * value).sum()).isCloseTo(1, within(1e-5));

    String body =
        """
        {"inputs":[{"name":"text","datatype":"BYTES","shape":[1],"data":["%s"]}]}\
        """
            .formatted(BENIGN);
    JsonNode same =
        Call.post("/v2/models/minilm/infer", body)
            .send(SERVER.url(), SERVER.key("app"))
            .json()
            .at("/outputs/0/data");
    for (int i = 0; i < 384; i++) {
      assertThat(first.get(i)).isEqualTo((float) same.get(i).doubleValue());
    }
  }

  @Test
  void javaModerates() {
    List<Moderation> results =
        client(SERVER.key("app"))
            .moderations()
            .create(
                ModerationCreateParams.builder()
                    .inputOfStrings(List.of(BENIGN, OFFENSIVE, "my mail is jane.doe@example.org"))
                    .build())
            .results();
    assertThat(results).extracting(Moderation::flagged).containsExactly(false, true, true);
    assertThat(results.get(1).categories().harassment()).isTrue();
    assertThat(results.get(1).categoryScores().harassment()).isBetween(0.5, 1.0);
    assertThat(results.get(1).categories().violence()).isFalse();
    assertThat(results.get(1).categoryAppliedInputTypes().violence()).isEmpty();
    assertThat(results.get(1).categoryAppliedInputTypes().harassment()).hasSize(1);
  }

  @Test
  void javaSeesRefusalsAsItsOwnExceptions() {
    OpenAIClient client = client(SERVER.key("app"));
    EmbeddingCreateParams forbidden =
        embedding().input(BENIGN).putAdditionalHeader("Probity-Purpose", "social-scoring").build();
    BadRequestException denied =
        catchThrowableOfType(
            BadRequestException.class, () -> client.embeddings().create(forbidden));
    assertThat(denied.code()).hasValueSatisfying(code -> assertThat(code).matches("[A-Z]{3}-\\d+"));
    assertThat(denied.headers().values("Probity-Decision")).hasSize(1);

    EmbeddingCreateParams irreversible =
        embedding()
            .input(BENIGN)
            .putAdditionalBodyProperty(
                "metadata", JsonValue.from(Map.of("facts.irreversible_action", "true")))
            .build();
    PermissionDeniedException held =
        catchThrowableOfType(
            PermissionDeniedException.class, () -> client.embeddings().create(irreversible));
    assertThat(held.code()).hasValue("OVS-08");

    assertThatThrownBy(
            () -> client.embeddings().create(embedding().model("none").input(BENIGN).build()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () ->
                client
                    .chat()
                    .completions()
                    .create(
                        ChatCompletionCreateParams.builder()
                            .model("any")
                            .addUserMessage(BENIGN)
                            .build()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> client("wrong").models().list())
        .isInstanceOf(UnauthorizedException.class);
  }

  @Test
  void node() throws IOException, InterruptedException {
    Path script = Path.of("target/node/openai-client.mjs").toAbsolutePath();
    if (!Files.isDirectory(script.resolveSibling("node_modules/openai"))) {
      throw new AssertionError("OpenAI's client is missing; run scripts/install-test-needs.sh.");
    }
    Files.writeString(script, Files.readString(Path.of("src/test/js/openai-client.mjs")));
    String url = SERVER.url("/v1").toString();
    Process node = new ProcessBuilder("node", script.toString(), url, SERVER.key("app")).start();
    String out = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String problem = new String(node.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor()).as(problem).isZero();
    JsonNode seen = new ObjectMapper().readTree(out);

    assertThat(seen.at("/models")).extracting(JsonNode::textValue).contains("minilm");
    assertThat(seen.at("/decoded")).hasSize(384);
    for (int i = 0; i < 384; i++) {
      assertThat((float) seen.at("/decoded").get(i).doubleValue())
          .isEqualTo((float) seen.at("/floats/0").get(i).doubleValue());
    }
    assertThat(seen.at("/usage/total_tokens").intValue()).isEqualTo(6 + 4);
    assertThat(seen.at("/flagged").toString()).isEqualTo("[false,true]");
    assertThat(seen.at("/harassment/1").doubleValue()).isGreaterThan(0.5);
    assertThat(seen.at("/typed").intValue()).isEqualTo(1);
    assertThat(seen.at("/denied/type").textValue()).isEqualTo("BadRequestError");
    assertThat(seen.at("/denied/code").textValue()).matches("[A-Z]{3}-\\d+");
    assertThat(seen.at("/tokens/param").textValue()).isEqualTo("input");
    assertThat(seen.at("/unknown/status").intValue()).isEqualTo(404);
    assertThat(seen.at("/chat/code").textValue()).isEqualTo("model_not_found");
    assertThat(seen.at("/stranger/code").textValue()).isEqualTo("invalid_api_key");
  }

  private static EmbeddingCreateParams.Builder embedding() {
    return EmbeddingCreateParams.builder().model("minilm");
  }

  private static OpenAIClient client(String key) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(SERVER.url("/v1").toString())
        .apiKey(key)
        .maxRetries(0)
        .build();
  }
}
