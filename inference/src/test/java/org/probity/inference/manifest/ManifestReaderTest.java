package org.probity.inference.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.RiskTier;
import org.probity.domain.model.Task;
import org.probity.inference.HostOptions.Limits;
import org.probity.inference.ModelException;

class ManifestReaderTest {
  private static final String WHOLE =
      """
      {"name": "reviews", "version": "1", "task": "text-classification", "format": "torchscript",
       "file": "model.pt",
       "inputs": [{"name": "ids", "datatype": "INT64", "shape": [-1, -1]}],
       "outputs": [{"name": "logits", "datatype": "FP32", "shape": [-1, 3]}],
       "labels": ["a", "b", "c"], "tokenizer": "tokenizer.json", "pad_id": 1, "mask_id": 3,
       "read_position": 2, "explain": {"embed": "embed.pt"},
       "card": {"license": "MIT", "risk_tier": "limited", "purposes": ["demo"],
         "training_data": [{"name": "n", "license": "CC0-1.0", "url": "https://example.org"}],
         "metrics": {"accuracy": 0.94}, "limitations": "few", "gpai": true, "external": false,
         "remarks": "more than we know"}}
      """;

  @Test
  void everyFieldIsRead() {
    ModelManifest manifest = read(WHOLE);
    assertThat(manifest.task()).isEqualTo(Task.TEXT_CLASSIFICATION);
    assertThat(manifest.inputs().get(0).shape()).containsExactly(-1L, -1L);
    assertThat(manifest.labels()).containsExactly("a", "b", "c");
    assertThat(manifest.padId()).isEqualTo(1);
    assertThat(manifest.maskId()).isEqualTo(3);
    assertThat(manifest.readPosition()).isEqualTo(2);
    assertThat(manifest.explain()).containsEntry("embed", "embed.pt");
    assertThat(manifest.card().riskTier()).isEqualTo(RiskTier.LIMITED);
    assertThat(manifest.card().metrics()).containsEntry("accuracy", 0.94);
    assertThat(manifest.card().gpai()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"reviews\" | \"../reviews\" | name",
        "\"reviews\" | 7 | name",
        "\"1\" | \"\" | version",
        "\"text-classification\" | \"translation\" | task",
        "\"torchscript\" | \"pickle\" | format",
        "\"model.pt\" | \"/etc/passwd\" | file",
        "\"model.pt\" | \"a/../../b\" | file",
        "\"embed.pt\" | \"../embed.pt\" | explain.embed",
        "\"INT64\" | \"INT65\" | datatype",
        "[-1, -1] | [0, -1] | inputs",
        "[-1, -1] | [-1, 0.5] | shape",
        "[-1, 3] | [-1, 4] | labels",
        "\"b\", \"c\" | \"b\", \"b\" | labels",
        "\"pad_id\": 1 | \"pad_id\": -1 | pad_id",
        "\"pad_id\" | \"pad_it\" | pad_it",
        "\"limited\" | \"huge\" | risk_tier",
        "\"gpai\": true | \"gpai\": \"yes\" | gpai",
        "\"license\": \"MIT\", | \"x\": 1, | card.license",
        "\"version\": \"1\" | \"version\": \"1\", \"version\": \"2\" | JSON",
        "0.94 | \"good\" | metrics",
      })
  void aFieldThatIsWrongIsNamed(String right, String wrong, String named) {
    assertThat(WHOLE).contains(right);
    assertThatThrownBy(() -> read(WHOLE.replace(right, wrong)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "null", "{", "{} {}", "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]"})
  void whatIsNoManifestIsRefused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(ModelException.class);
  }

  @Test
  void aRequestsPicturesAreOfBoundedSize() {
    Limits host = Limits.DEFAULT;
    Limits large = host.within(read(picture(3, 1024, 1024)));
    assertThat(large.items()).isEqualTo(1);
    assertThat(large.batch()).isEqualTo(1);
    Limits small = host.within(read(picture(1, 28, 28)));
    assertThat(small.items()).isEqualTo(host.items());
    assertThat(small.batch()).isEqualTo(host.batch());
    assertThat(host.within(read(WHOLE))).isEqualTo(host);
  }

  @Test
  void whatIsNoPictureOfOursIsRefused() {
    for (String wrong : List.of(picture(4, 28, 28), picture(3, 1025, 28), picture(3, -1, 28))) {
      assertThatThrownBy(() -> read(wrong))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("outputs");
    }
    assertThatThrownBy(
            () -> read(picture(3, 28, 28).replace("\"labels\": []", "\"labels\": [\"a\"]")))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("labels");
  }

  private static String picture(int channels, int height, int width) {
    return WHOLE
        .replace("text-classification", "image-generation")
        .replace("[-1, 3]", "[-1, %d, %d, %d]".formatted(channels, height, width))
        .replace("\"labels\": [\"a\", \"b\", \"c\"]", "\"labels\": []");
  }

  private static ModelManifest read(String json) {
    return ManifestReader.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
