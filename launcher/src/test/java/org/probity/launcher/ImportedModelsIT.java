package org.probity.launcher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.ModelUpload;
import org.probity.launcher.testing.TestServer;

/**
 * Models from outside in every format, whole and damaged, and versions of one beside each other.
 */
class ImportedModelsIT {
  private static final TestServer SERVER = TestServer.shared();
  private static final Path MODELS = Path.of("../inference/src/test/resources");

  @Test
  void aHuggingFaceFolderFindsEntitiesAndExplainsThem() throws IOException {
    bring(ModelUpload.of(MODELS.resolve("huggingface/bert-token")), "bert-token", "1");
    // A name reaches the model only where the task needs it (PRV-08).
    String body =
        """
        {"instances": ["Anna lives in Paris"],
         "parameters": {"purpose": "demo", "facts.direct_id_needed": true}}""";
    JsonNode spans =
        new ObjectMapper()
            .readTree(post("/v1/models/bert-token:predict", body).at("/predictions/0").textValue());
    assertThat(spans).isNotEmpty();
    assertThat(spans.get(0).path("entity_type").textValue()).isIn("PER", "LOC");

    JsonNode explanation = post("/v1/models/bert-token:explain", body).at("/explanations/0");
    assertThat(explanation.at("/method").textValue()).isEqualTo("integrated-gradients");
    assertThat(explanation.at("/attributions/tokens")).hasSize(7);
    assertThat(explanation.at("/attention/layers").intValue()).isEqualTo(2);
  }

  /** Neither activation nor going back drops or delays what is asked meanwhile. */
  @Test
  void versionsChangeUnderTrafficAndPerturbationExplainsOnnx() throws Exception {
    Path folder = MODELS.resolve("onnx/row");
    bring(ModelUpload.of(folder), "onnx-row", "1");
    ModelUpload second = ModelUpload.of(folder);
    String manifest = new String(second.file("model.json"), UTF_8);
    second.with(
        "model.json", manifest.replace("\"version\": \"1\"", "\"version\": \"2\"").getBytes(UTF_8));
    bring(second, "onnx-row", "2");

    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService client = Executors.newSingleThreadExecutor();
    try {
      Future<Set<String>> seen = client.submit(() -> versionsSeen(stop));
      for (int i = 0; i < 6; i++) {
        officer("POST", "/api/models/onnx-row/versions/" + (1 + i % 2) + "/activate", "");
      }
      stop.set(true);
      assertThat(seen.get()).containsExactlyInAnyOrder("1", "2");
    } finally {
      client.shutdown();
    }

    JsonNode explanation = post("/v1/models/onnx-row:explain", row()).at("/explanations/0");
    assertThat(explanation.at("/method").textValue()).isEqualTo("occlusion");
    assertThat(explanation.at("/attributions/values")).hasSize(4);
    Call.Answer refused =
        Call.post(
                "/v1/models/onnx-row:explain",
                row().replace("demo\"", "demo\", \"explain\": \"gradient\""))
            .send(SERVER.url(), SERVER.key("app"));
    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
  }

  @Test
  void aModelsOwnLimitsHoldAndWhoIsRefusedLearnsWhenToAskAgain() throws Exception {
    ModelUpload tight = ModelUpload.of(MODELS.resolve("onnx/row"));
    String manifest =
        new String(tight.file("model.json"), UTF_8)
            .replace("\"onnx-row\"", "\"onnx-tight\"")
            .replace("\"labels\"", "\"limits\": {\"items\": 64, \"waiting\": 1}, \"labels\"");
    bring(tight.with("model.json", manifest.getBytes(UTF_8)), "onnx-tight", "1");
    assertThat(predict(65).status()).isEqualTo(413);
    assertThat(predict(64).status()).isEqualTo(200);

    ExecutorService clients = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Call.Answer>> calls = Collections.nCopies(64, () -> predict(64));
      Map<Integer, Integer> statuses = new TreeMap<>();
      for (Future<Call.Answer> call : clients.invokeAll(calls)) {
        Call.Answer answer = call.get();
        statuses.merge(answer.status(), 1, Integer::sum);
        if (answer.status() == 429) {
          assertThat(answer.header("Retry-After")).isPresent();
          assertThat(answer.text()).contains("onnx-tight");
        }
      }
      assertThat(statuses).containsOnlyKeys(200, 429);
    } finally {
      clients.shutdown();
    }
    assertThat(predict(64).status()).isEqualTo(200);
  }

  private static Call.Answer predict(int items) throws IOException {
    String rows = String.join(", ", Collections.nCopies(items, "[1, 2, 3, 4]"));
    String body = "{\"instances\": [" + rows + "], \"parameters\": {\"purpose\": \"demo\"}}";
    return Call.post("/v1/models/onnx-tight:predict", body).send(SERVER.url(), SERVER.key("app"));
  }

  private static Set<String> versionsSeen(AtomicBoolean stop) throws IOException {
    Set<String> seen = new HashSet<>();
    while (!stop.get()) {
      seen.add(post("/v1/models/onnx-row:predict", row()).at("/model_version").textValue());
    }
    return seen;
  }

  private static String row() {
    return "{\"instances\": [[1, 2, 3, 4]], \"parameters\": {\"purpose\": \"demo\"}}";
  }

  static Stream<Arguments> damaged() throws IOException {
    String bert = "huggingface/bert-sequence";
    byte[] weights = ModelUpload.of(MODELS.resolve(bert)).file("model.safetensors");
    byte[] program = ModelUpload.of(MODELS.resolve("torchscript/exported")).file("model.pt");
    byte[] onnx = ModelUpload.of(MODELS.resolve("onnx/row")).file("model.onnx");
    String tokenizer =
        new String(ModelUpload.of(MODELS.resolve(bert)).file("tokenizer.json"), UTF_8);
    byte[] absurd = weights.clone();
    ByteBuffer.wrap(absurd).order(ByteOrder.LITTLE_ENDIAN).putLong(0, Long.MAX_VALUE);
    byte[] flipped = program.clone();
    flipped[flipped.length / 2] ^= 0x10;
    return Stream.of(
        damage(bert, "model.safetensors", Arrays.copyOf(weights, weights.length - 9), "beyond"),
        damage(bert, "model.safetensors", replaced(weights, "\"F32\", ", "\"BF16\","), "only F32"),
        damage(bert, "model.safetensors", absurd, "impossible length"),
        damage(bert, "model.safetensors", replaced(weights, "[12, 8]", "[8, 12]"), "shape"),
        damage(
            bert,
            "tokenizer.json",
            tokenizer.replace("\"now\": 10", "\"now\": 99").getBytes(UTF_8),
            "no embedding"),
        damage("torchscript/exported", "model.pt", flipped, ""),
        damage("onnx/row", "model.onnx", Arrays.copyOf(onnx, onnx.length / 2), ""));
  }

  @ParameterizedTest(name = "{0} {1} {3}")
  @MethodSource("damaged")
  void whatIsDamagedIsRefusedWithAReasonAndTheServerGoesOn(
      String folder, String file, byte[] content, String reason) throws IOException {
    HttpResponse<String> answer =
        ModelUpload.of(MODELS.resolve(folder)).with(file, content).send(SERVER);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    String detail = new ObjectMapper().readTree(answer.body()).path("detail").textValue();
    assertThat(detail).isNotBlank().contains(reason);
    assertThat(
            post("/v1/models/minilm:predict", "{\"instances\": [\"still here\"]}")
                .at("/predictions"))
        .hasSize(1);
  }

  private static Arguments damage(String folder, String file, byte[] content, String reason) {
    return Arguments.of(folder, file, content, reason);
  }

  /** The same bytes with the first such text changed to one of equal length. */
  private static byte[] replaced(byte[] file, String old, String now) {
    String text = new String(file, ISO_8859_1);
    assertThat(text).contains(old);
    assertThat(now).hasSameSizeAs(old);
    return text.replaceFirst(Pattern.quote(old), now).getBytes(ISO_8859_1);
  }

  private static void bring(ModelUpload upload, String name, String version) throws IOException {
    HttpResponse<String> answer = upload.send(SERVER);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String path = "/api/models/" + name + "/versions/" + version;
    officer("PUT", path + "/license-check", "{\"verified\": true}");
    officer("POST", path + "/activate", "");
  }

  private static void officer(String method, String path, String body) throws IOException {
    Call.Answer answer =
        new Call(method, path, body.getBytes(UTF_8)).send(SERVER.url(), SERVER.key("officer"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private static JsonNode post(String path, String body) throws IOException {
    Call.Answer answer = Call.post(path, body).send(SERVER.url(), SERVER.key("app"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }
}
