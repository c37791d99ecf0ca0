package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.TestServer;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

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

  private static final String PAINT =
      """
      {"inputs": [{"name": "seed", "datatype": "FP32", "shape": [2, 4],
                   "data": [1, 0, -1, 0.5, -1, 2, 0, 1]}],
       "parameters": {"purpose": "demo", "jurisdiction": "%s"}}""";

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

  /** The marks of GB 45438 and of AI Act 50(2), where programs look for them in a PNG file. */
  @Test
  void aGeneratedPictureIsAFileThatSaysSo() throws Exception {
    String path = "/api/models/painter/versions/1";
    assertThat(upload("painter", MODELS.resolve("painter")).status()).isEqualTo(201);
    send("PUT", path + "/license-check", "{\"verified\": true}", "officer");
    send("PUT", path + "/assurances", "{\"data_provenance\": true}", "officer");
    assertThat(send("POST", path + "/activate", "", "officer").status()).isEqualTo(200);
    assertThat(
            Call.get("/v2/models/painter")
                .send(SERVER.url(), SERVER.key("app"))
                .json()
                .at("/outputs/0"))
        .hasToString("{\"name\":\"image\",\"datatype\":\"BYTES\",\"shape\":[-1]}");

    JsonNode here = infer("painter", PAINT.formatted("DE")).json();
    JsonNode china = infer("painter", PAINT.formatted("CN")).json();

    assertThat(china.at("/parameters/decision").asText()).isEqualTo("transform");
    assertThat(china.at("/parameters/transformations").asText())
        .isEqualTo("label:image:2,mark:image:2");
    assertThat(china.at("/outputs/0/data")).hasSize(2);
    IIOImage marked = png(china.at("/outputs/0/data/1").asText());
    Map<String, String> texts = texts(marked);
    JsonNode said = new ObjectMapper().readTree(texts.get("AIGC"));
    assertThat(said.path("Label").asText()).isEqualTo("1");
    assertThat(said.path("ProduceID").asText())
        .isEqualTo(china.at("/parameters/decision_id").asText());
    assertThat(texts.get("XML:com.adobe.xmp"))
        .contains("http://www.tc260.org.cn/ns/AIGC/1.0/", "trainedAlgorithmicMedia")
        .contains(texts.get("AIGC"));

    IIOImage plain = png(here.at("/outputs/0/data/1").asText());
    assertThat(marked.getRenderedImage().getWidth()).isEqualTo(64);
    assertThat(plain.getRenderedImage().getHeight()).isEqualTo(48);
    assertThat(pixel(marked, 63, 47)).as("under the label").isEqualTo(0xff000000);
    assertThat(pixel(marked, 0, 0)).isEqualTo(pixel(plain, 0, 0));
    assertThat(pixel(plain, 63, 47)).isNotEqualTo(0xff000000);
  }

  private static IIOImage png(String base64) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    byte[] file = Base64.getDecoder().decode(base64);
    reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)));
    return reader.readAll(0, null);
  }

  private static int pixel(IIOImage picture, int x, int y) {
    return ((BufferedImage) picture.getRenderedImage()).getRGB(x, y);
  }

  private static Map<String, String> texts(IIOImage picture) {
    NodeList nodes =
        ((Element) picture.getMetadata().getAsTree("javax_imageio_1.0"))
            .getElementsByTagName("TextEntry");
    Map<String, String> texts = new HashMap<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Element entry = (Element) nodes.item(i);
      texts.put(entry.getAttribute("keyword"), entry.getAttribute("value"));
    }
    return texts;
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
