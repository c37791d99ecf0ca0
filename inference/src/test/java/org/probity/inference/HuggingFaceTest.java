package org.probity.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.domain.explanation.Baseline;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.tensor.Tensor;

/**
 * Hugging Face folders with random weights, against what PyTorch computes from the same weights.
 */
@ExtendWith(NativeEngine.class)
class HuggingFaceTest {
  private static final Path MODELS = Path.of("src/test/resources/huggingface");
  private static final Reference REFERENCE = Reference.read(MODELS.resolve("reference.json"));

  private final Path folder;
  private final ModelHost host = new ModelHost(NativeEngine.OPTIONS);

  HuggingFaceTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    host.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bert-sequence",
        "distilbert-sequence",
        "roberta-sequence",
        "bert-token",
        "distilbert-token",
        "roberta-token",
      })
  void answersAndExplainsAsPyTorchDoes(String name) {
    Reference expected = REFERENCE.of(name);
    ServedModel model = host.load(MODELS.resolve(name));
    List<Tensor> input = List.of(Tensor.texts("text", expected.text("text")));
    Differentiable function = model.differentiable().orElseThrow();
    Leaf leaf = function.leaf(input);

    assertThat(leaf.tokens()).hasSize(expected.longs("ids").length);
    assertThat(leaf.readPosition()).isEqualTo(expected.integer("position"));
    expected.agrees("gradient", function.gradients(leaf, List.of(leaf.values()), 1).values()[0]);
    Differentiable.Attention attention = function.attention(leaf, 1, true);
    expected.agrees("attention", attention.weights());
    expected.agrees("attention_gradient", Objects.requireNonNull(attention.gradients()));
    if (name.endsWith("-sequence")) {
      expected.agrees("logits", model.infer(input).get(0).floats());
      expected.agrees("logits", attention.logits());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bert-token, 0 0 0 5 6 11 12 14 15 18 18 20 0 0",
    "roberta-token, 0 0 0 4 5 10 11 13 14 17 17 19 0 0"
  })
  void offsetsAreOfTheText(String name, String offsets) {
    Differentiable function = host.load(MODELS.resolve(name)).differentiable().orElseThrow();
    String text = (name.startsWith("bert") ? "\ud83d\ude00" : "") + "Anna lives in Paris";
    Leaf leaf = function.leaf(List.of(Tensor.texts("text", text)));
    StringBuilder seen = new StringBuilder();
    leaf.offsets().forEach(pair -> seen.append(' ').append(pair[0]).append(' ').append(pair[1]));
    assertThat(seen.toString().strip()).isEqualTo(offsets);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bert-token", "distilbert-token", "roberta-token"})
  void entitiesAreSpansOfTheText(String name) throws IOException {
    ServedModel model = host.load(MODELS.resolve(name));
    Tensor entities =
        model.infer(List.of(Tensor.texts("text", "Anna lives in Paris", "in"))).get(0);
    assertThat(entities).hasToString("entities BYTES[2]");
    assertThat(model.outputs().get(0).name()).isEqualTo("entities");
    for (JsonNode span : new ObjectMapper().readTree(entities.texts()[0])) {
      assertThat(span.path("entity_type").textValue()).isIn("PER", "LOC");
      assertThat(span.path("start").intValue()).isBetween(0, span.path("end").intValue() - 1);
      assertThat(span.path("end").intValue()).isLessThanOrEqualTo(19);
      assertThat(span.path("score").doubleValue()).isBetween(0.2, 1.0);
    }
  }

  @Test
  void theTokenOfAnEntityIsReplacedByItsBaselineToo() {
    Differentiable function =
        host.load(MODELS.resolve("bert-token")).differentiable().orElseThrow();
    Leaf leaf = function.leaf(List.of(Tensor.texts("text", "Anna lives in Paris")));
    float[] baseline = function.baseline(leaf, Baseline.PAD);
    assertThat(List.of(baseline[0])).containsExactly(leaf.values()[0]);
    assertThat(baseline[8]).isNotEqualTo(leaf.values()[8]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "config.json | bert | gpt2 | none of bert",
        "config.json | gelu | silu | GELU",
        "config.json | \"num_hidden_layers\": 2 | \"num_hidden_layers\": 3 | encoder.layer.2",
        "config.json | \"num_attention_heads\": 2 | \"num_attention_heads\": 3 | no multiple",
        "model.json | \"tokenizer\" | \"architecture\": \"roberta\", \"tokenizer\" | another arch",
        "model.json | \"b\", | \"b\", \"d\", | labels",
        "model.json | \"mask_id\": 4 | \"mask_id\": 99 | outside the vocabulary",
        "tokenizer.json | \"now\": 10 | \"now\": 10, \"then\": 14 | no embedding",
        "tokenizer.json | WordPiece | Wordless | not a Hugging Face tokenizer",
      })
  void whatDoesNotFitIsRefused(String file, String old, String now, String reason)
      throws IOException {
    Path source = MODELS.resolve("bert-sequence");
    for (String name : source.toFile().list()) {
      Files.copy(source.resolve(name), folder.resolve(name));
    }
    String text = Files.readString(folder.resolve(file));
    assertThat(text).contains(old);
    Files.writeString(folder.resolve(file), text.replace(old, now));
    assertThatThrownBy(() -> host.load(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(reason);
  }
}
