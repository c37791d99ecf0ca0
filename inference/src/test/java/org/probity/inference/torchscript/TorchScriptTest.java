package org.probity.inference.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.BadInputException;
import org.probity.inference.ModelException;
import org.probity.inference.ModelHost;
import org.probity.inference.NativeEngine;
import org.probity.inference.PublicTensors;
import org.probity.inference.ServedModel;

/** Programs that PyTorch 1.13 saved (src/test/python), against what PyTorch computed with them. */
@ExtendWith(NativeEngine.class)
class TorchScriptTest {
  private static final Path MODELS = Path.of("src/test/resources/torchscript");
  private static final String TOKENIZER =
      """
      {"version": "1.0", "pre_tokenizer": {"type": "Whitespace"},
       "model": {"type": "WordLevel", "vocab": {"[UNK]": 0, "so": 1, "good": 2},
                 "unk_token": "[UNK]"}}
      """;
  private static final Offset<Float> CLOSE = Offset.offset(1e-5f);

  private final Path folder;
  private final JsonNode reference;
  private final ModelHost host = new ModelHost(NativeEngine.OPTIONS);

  TorchScriptTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    reference = new ObjectMapper().readTree(MODELS.resolve("reference.json").toFile());
  }

  @AfterEach
  void close() {
    host.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exported", "companions"})
  void aTextModelAnswersAndExplainsAsPyTorchDoes(String name) {
    JsonNode expected = reference.path("text");
    ServedModel model = host.load(MODELS.resolve(name));
    List<Tensor> input = input(expected);
    Differentiable function = model.differentiable().orElseThrow();
    Leaf leaf = function.leaf(input);

    assertThat(model.infer(input).get(0).floats())
        .containsExactly(floats(expected.path("logits")), CLOSE);
    assertThat(leaf.present()).containsExactly(true, true, true, true, false);
    assertThat(function.gradients(leaf, List.of(leaf.values()), 1).values()[0])
        .containsExactly(floats(expected.path("gradient")), CLOSE);
    Differentiable.Attention attention = function.attention(leaf, 1, true);
    assertThat(flat(attention.weights()))
        .containsExactly(floats(expected.path("attention")), CLOSE);
    assertThat(flat(Objects.requireNonNull(attention.gradients())))
        .containsExactly(floats(expected.path("attention_gradient")), CLOSE);
  }

  @Test
  void anImageModelAnswersAndExplainsAsPyTorchDoes() {
    ServedModel model = host.load(MODELS.resolve("image"));
    List<Tensor> input = List.of(ramp());
    Differentiable function = model.differentiable().orElseThrow();
    Leaf leaf = function.leaf(input);

    assertThat(model.infer(input).get(0).floats())
        .containsExactly(floats(reference.at("/image/logits")), CLOSE);
    assertThat(function.gradients(leaf, List.of(leaf.values()), 1).values()[0])
        .containsExactly(floats(reference.at("/image/gradient")), CLOSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"camera", "camera-companion"})
  void anImageModelShowsItsLastPicturesAsPyTorchDoes(String name) {
    JsonNode expected = reference.path("camera");
    Differentiable function = host.load(MODELS.resolve(name)).differentiable().orElseThrow();
    Leaf leaf = function.leaf(List.of(ramp()));

    Differentiable.FeatureMaps maps = function.featureMaps(leaf, 1);

    assertThat(function.hasFeatureMaps()).isTrue();
    assertThat(maps.logits()).containsExactly(floats(expected.path("logits")), CLOSE);
    assertThat(maps.shape()).containsExactly(4, 6, 6);
    assertThat(maps.activation()).containsExactly(floats(expected.path("activation")), CLOSE);
    assertThat(maps.gradient()).containsExactly(floats(expected.path("gradient")), CLOSE);
  }

  @Test
  void withoutCompanionsATextModelAnswersButIsNotDifferentiable() throws IOException {
    copy("companions");
    Path json = folder.resolve("model.json");
    Files.writeString(json, Files.readString(json).replaceAll("(?s),\\s*\"explain\".*", "}"));
    ServedModel model = host.load(folder);
    assertThat(model.infer(input(reference.path("text")))).hasSize(2);
    assertThat(model.differentiable()).isEmpty();
  }

  @Test
  void withATokenizerATextModelTakesText() throws IOException {
    copy("exported");
    Files.writeString(folder.resolve("tokenizer.json"), TOKENIZER);
    Path json = folder.resolve("model.json");
    Files.writeString(
        json,
        Files.readString(json)
            .replaceFirst("\"labels\"", "\"tokenizer\": \"tokenizer.json\", \"labels\""));
    ServedModel model = host.load(folder);
    Differentiable function = model.differentiable().orElseThrow();
    Leaf leaf = function.leaf(List.of(Tensor.texts("text", "😀 so good")));

    assertThat(model.inputs()).containsExactly(PublicTensors.TEXT);
    assertThat(leaf.tokens()).containsExactly("[UNK]", "so", "good");
    assertThat(leaf.offsets().get(2)).containsExactly(5, 9);
    assertThat(model.infer(List.of(Tensor.texts("text", "so good", "good"))).get(0).shape())
        .containsExactly(2, 3);
    assertThatThrownBy(() -> model.infer(input(reference.path("text"))))
        .isInstanceOf(BadInputException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {99, -1})
  void idsOutsideTheVocabularyAreTheCallersMistake(long id) {
    ServedModel model = host.load(MODELS.resolve("exported"));
    Tensor ids = new Tensor("ids", Datatype.INT64, new long[] {1, 2}, new long[] {1, id});
    Tensor mask = Tensor.floats("mask", new float[] {1, 1}, 1, 2);
    assertThatThrownBy(() -> model.infer(List.of(ids, mask))).isInstanceOf(BadInputException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"labels\": [ | \"labels\": [ \"z\", | as many as",
        "-1,\\s+3\\s | -1, 4 | as many as",
        "model.pt | nothing.pt | not in the folder",
        "\"from_embeddings.pt\" | \"embed.pt\" | companions .* fail",
        "-1,\\s+2,\\s+2, | -1, 3, 2, | attention has another shape",
        "\"INT64\" | \"FP32\" | inputs must be",
      })
  void aManifestThatSaysOtherThanTheProgramIsRefused(String old, String now, String reason)
      throws IOException {
    copy("companions");
    Path json = folder.resolve("model.json");
    String text = Files.readString(json);
    String changed = text.replaceFirst(old.strip().replace("[", "\\["), now.strip());
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(json, changed);
    assertThatThrownBy(() -> host.load(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageFindingMatch(reason.strip());
  }

  @Test
  void damagedProgramsAreRefused() throws IOException {
    copy("image");
    byte[] whole = Files.readAllBytes(folder.resolve("model.pt"));
    Random random = new Random(5);
    for (int round = 0; round < 40; round++) {
      int length = random.nextInt(whole.length);
      Files.write(folder.resolve("model.pt"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> host.load(folder)).isInstanceOf(ModelException.class);
    }
  }

  private static Tensor ramp() {
    float[] pixels = new float[64];
    for (int i = 0; i < 64; i++) {
      pixels[i] = -1 + 2f * i / 63;
    }
    return Tensor.floats("pixels", pixels, 1, 1, 8, 8);
  }

  private static List<Tensor> input(JsonNode expected) {
    long[] ids = new ObjectMapper().convertValue(expected.path("ids"), long[].class);
    return List.of(
        new Tensor("ids", Datatype.INT64, new long[] {1, ids.length}, ids),
        Tensor.floats("mask", floats(expected.path("mask")), 1, ids.length));
  }

  private void copy(String name) throws IOException {
    try (Stream<Path> files = Files.list(MODELS.resolve(name))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  private static float[] floats(JsonNode node) {
    return new ObjectMapper().convertValue(node, float[].class);
  }

  private static float[] flat(float[][][][] values) {
    int size = values.length * values[0].length * values[0][0].length * values[0][0][0].length;
    float[] flat = new float[size];
    int at = 0;
    for (float[][][] layer : values) {
      for (float[][] head : layer) {
        for (float[] row : head) {
          System.arraycopy(row, 0, flat, at, row.length);
          at += row.length;
        }
      }
    }
    return flat;
  }
}
