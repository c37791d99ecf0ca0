package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.TestServer;

/** A model of one's own: uploaded, checked, activated, asked, explained, suspended. */
class BringModelIT {
  private static final TestServer SERVER = TestServer.shared();

  /** Written by PyTorch, random weights; see the README beside it. */
  private static final Path MODELS = Path.of("../inference/src/test/resources/torchscript");

  private static final String ASK =
      """
      {"inputs": [{"name": "ids", "datatype": "INT64", "shape": [1, 4], "data": [1, 2, 3, 4]},
                  {"name": "mask", "datatype": "FP32", "shape": [1, 4], "data": [1, 1, 1, 1]}],
       "parameters": {"purpose": "demo"}}""";

  @Test
  void aModelIsAnsweredOnceItsLicenceIsCheckedAndItIsActive() throws IOException {
    String path = "/api/models/companions/versions/1";
    assertThat(upload("companions", MODELS.resolve("companions")).status()).isEqualTo(201);
    assertThat(upload("companions", MODELS.resolve("companions")).status()).isEqualTo(409);

    assertThat(rulesOf(infer("companions", ASK))).contains("OVS-05", "IPR-05");
    assertThat(send("POST", path + "/activate", "", "officer").status()).isEqualTo(200);
    assertThat(rulesOf(infer("companions", ASK))).contains("IPR-05").doesNotContain("OVS-05");
    assertThat(send("PUT", path + "/license-check", "{\"verified\": true}", "officer").status())
        .isEqualTo(200);

    JsonNode answer = infer("companions", ASK).json();
    assertThat(answer.path("outputs").findValuesAsText("name")).containsExactly("logits", "label");
    assertThat(answer.at("/outputs/1/data/0").asText()).isIn("a", "b", "c");

    for (String method : List.of("integrated-gradients", "attention-rollout", "grad-sam")) {
      Call.Answer explained =
          send(
              "POST",
              "/v2/models/companions/explain",
              ASK.replace("\"demo\"", "\"demo\", \"explain\": \"" + method + "\""),
              "app");
      assertThat(explained.status()).as(explained.text()).isEqualTo(200);
      assertThat(explained.json().at("/attributions/values")).hasSize(4);
    }

    assertThat(send("POST", path + "/suspend", "", "officer").status()).isEqualTo(200);
    assertThat(rulesOf(infer("companions", ASK))).contains("OVS-05");
  }

  @Test
  void anImageModelThatSaysWhereItsPicturesAreHasGradCam() throws IOException {
    String path = "/api/models/camera-companion/versions/1";
    upload("camera-companion", MODELS.resolve("camera-companion"));
    send("PUT", path + "/license-check", "{\"verified\": true}", "officer");
    assertThat(send("POST", path + "/activate", "", "officer").status()).isEqualTo(200);

    String pixels = String.join(",", Collections.nCopies(64, "0.5"));
    Call.Answer explained =
        send(
            "POST",
            "/v2/models/camera-companion/explain",
            """
            {"inputs": [{"name": "pixels", "datatype": "FP32", "shape": [1, 1, 8, 8],
                         "data": [%s]}],
             "parameters": {"purpose": "demo", "explain": "grad-cam"}}"""
                .formatted(pixels),
            "app");

    assertThat(explained.status()).as(explained.text()).isEqualTo(200);
    assertThat(explained.json().at("/attributions/shape").toString()).isEqualTo("[6,6]");
    assertThat(explained.json().at("/quality/randomisation_similarity").isNumber()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hostile/saving", "hostile/printing", "hostile/reading"})
  void aProgramThatReachesBeyondItsTensorsIsRefused(String folder) throws IOException {
    Call.Answer answer = upload("hostile", MODELS.resolve(folder));
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().path("detail").asText()).contains("reaches beyond its tensors");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not a zip", "PK\u0003\u0004"})
  void whatIsNoArchiveIsRefused(String bytes) throws IOException {
    Call.Answer answer =
        Call.zip("/api/models", bytes.getBytes(StandardCharsets.ISO_8859_1))
            .send(SERVER.url(), SERVER.key("admin"));
    assertThat(answer.status()).as(answer.text()).isIn(400, 422);
  }

  private static Call.Answer upload(String name, Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        zip.putNextEntry(new ZipEntry(name + "/" + file.getFileName()));
        zip.write(Files.readAllBytes(file));
      }
    }
    return Call.zip("/api/models", bytes.toByteArray()).send(SERVER.url(), SERVER.key("admin"));
  }

  private static Call.Answer infer(String model, String body) throws IOException {
    return send("POST", "/v2/models/" + model + "/infer", body, "app");
  }

  private static List<String> rulesOf(Call.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    return answer.json().at("/decision/rules").findValuesAsText("id");
  }

  private static Call.Answer send(String method, String path, String body, String role)
      throws IOException {
    return new Call(method, path, body.getBytes(StandardCharsets.UTF_8))
        .send(SERVER.url(), SERVER.key(role));
  }
}
