package org.probity.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.probity.domain.model.ModelCard;
import org.probity.domain.model.ModelCard.TrainingData;
import org.probity.domain.model.ModelLimits;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.ModelVersion;
import org.probity.domain.model.RiskTier;
import org.probity.domain.model.Task;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.TensorSpec;

class MlBomTest {
  private static final String HEX = "0123456789abcdef".repeat(4);

  static Stream<Arguments> cards() {
    List<TrainingData> data =
        List.of(
            new TrainingData("tweets & \"mails\" 数据", "MIT", "https://example.org/data?a=1#b"),
            new TrainingData("our own", "LicenseRef-mixed", ""));
    return Stream.of(
        Arguments.of("whole", card("Apache-2.0", data, Map.of("macro_f1", 0.76, "b", 1e-9), "E.")),
        Arguments.of("expression", card("MIT OR (GPL-2.0-only AND MIT)", data, Map.of(), "")),
        Arguments.of("own licence", card("LicenseRef-ours", List.of(), Map.of("a", 1.0), "中文")),
        Arguments.of("bare", card("MIT", List.of(), Map.of(), "")));
  }

  /** By the schema that CycloneDX's own library carries. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("cards")
  void isValid(String name, ModelCard card) throws IOException {
    byte[] bom = MlBom.of(manifest(card), version(), files());
    assertThat(new JsonParser().validate(bom, Version.VERSION_16)).isEmpty();
  }

  /** The validator would be of no use if it took anything. */
  @Test
  void theValidatorTells() throws IOException {
    String bom = new String(MlBom.of(manifest(bare()), version(), files()), UTF_8);
    String wrong = bom.replace("machine-learning-model", "machine-learning");
    assertThat(new JsonParser().validate(wrong.getBytes(UTF_8), Version.VERSION_16)).isNotEmpty();
  }

  @Test
  void saysWhatTheModelIsOf() throws IOException {
    byte[] bytes = MlBom.of(manifest(bare()), version(), files());
    JsonNode bom = new ObjectMapper().readTree(bytes);
    assertThat(bom.at("/metadata/component/name").textValue()).isEqualTo("reviews");
    assertThat(bom.at("/metadata/component/modelCard/modelParameters/task").textValue())
        .isEqualTo("text-classification");
    assertThat(bom.at("/components/0/hashes/0/content").textValue()).isEqualTo(HEX);
    assertThat(bom.at("/metadata/component/properties").findValuesAsText("value"))
        .contains("sha256:" + HEX, "registered", "minimal");
    assertThat(MlBom.of(manifest(bare()), version(), files())).isEqualTo(bytes);
  }

  static ModelCard bare() {
    return card("MIT", List.of(), Map.of(), "");
  }

  private static ModelCard card(
      String license, List<TrainingData> data, Map<String, Double> metrics, String limitations) {
    List<String> purposes = List.of("demo", "mail-filtering");
    return new ModelCard(
        license, RiskTier.MINIMAL, purposes, data, metrics, limitations, false, false);
  }

  static ModelManifest manifest(ModelCard card) {
    return new ModelManifest(
        "reviews",
        "1",
        Task.TEXT_CLASSIFICATION,
        "safetensors",
        "model.safetensors",
        "bert",
        List.of(new TensorSpec("text", Datatype.BYTES, List.of(-1L))),
        List.of(new TensorSpec("logits", Datatype.FP32, List.of(-1L, 2L))),
        List.of("no", "yes"),
        "tokenizer.json",
        0,
        0,
        0,
        Map.of(),
        ModelLimits.NONE,
        card);
  }

  static ModelVersion version() {
    Instant time = Instant.parse("2026-11-25T10:20:30.123456Z");
    return new ModelVersion("reviews", "1", "sha256:" + HEX, "somewhere", "admin:1", time);
  }

  static SortedMap<String, String> files() {
    return new TreeMap<>(Map.of("model.json", HEX, "model.safetensors", HEX));
  }
}
