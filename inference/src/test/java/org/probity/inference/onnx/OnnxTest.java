package org.probity.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.probity.domain.explanation.Baseline;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.BadInputException;
import org.probity.inference.ImportLimits;
import org.probity.inference.ModelException;
import org.probity.inference.ModelHost;
import org.probity.inference.ModelImporter;
import org.probity.inference.NativeEngine;
import org.probity.inference.Reference;
import org.probity.inference.ServedModel;

/** Models that PyTorch exported (src/test/python), against what PyTorch computed with them. */
@ExtendWith(NativeEngine.class)
class OnnxTest {
  private static final Path MODELS = Path.of("src/test/resources/onnx");
  private static final Reference REFERENCE = Reference.read(MODELS.resolve("reference.json"));
  private static final Random RANDOM = new Random(5);

  private final Path folder;
  private final ModelHost host = new ModelHost(NativeEngine.OPTIONS);

  OnnxTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void rowsAnswerAsPyTorchDoesWhateverTheirNeighbours() {
    Reference expected = REFERENCE.of("row");
    ServedModel model = host.load(MODELS.resolve("row"));
    float[] values = expected.values("values");
    float[] together =
        model.infer(List.of(Tensor.floats("features", values, 3, 4))).get(0).floats();
    expected.agrees("logits", together);
    float[] last = Arrays.copyOfRange(values, 8, 12);
    assertThat(model.infer(List.of(Tensor.floats("features", last, 1, 4))).get(0).floats())
        .containsExactly(Arrays.copyOfRange(together, 4, 6));
  }

  @Test
  void textsAnswerAndBearPerturbation() {
    Reference expected = REFERENCE.of("text");
    ServedModel model = host.load(MODELS.resolve("text"));
    Tensor ids = new Tensor("ids", Datatype.INT64, new long[] {2, 5}, expected.longs("ids"));
    Tensor mask = Tensor.floats("mask", expected.values("mask"), 2, 5);
    expected.agrees("logits", model.infer(List.of(ids, mask)).get(0).floats());

    Differentiable function = model.differentiable().orElseThrow();
    Leaf leaf = function.leaf(List.of(ids, mask));
    float[] pad = function.baseline(leaf, Baseline.PAD);
    List<float[]> points = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      float[] point = leaf.values().clone();
      point[i] = i == 0 ? 0 : pad[i];
      points.add(point);
    }
    expected.agrees("occluded", function.logits(leaf, points));
    assertThat(function.hasGradients()).isFalse();
    assertThatThrownBy(() -> function.gradients(leaf, points, 0))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> function.baseline(leaf, Baseline.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void idsOutsideTheVocabularyAreTheCallersMistake() {
    ServedModel model = host.load(MODELS.resolve("text"));
    Tensor ids = new Tensor("ids", Datatype.INT64, new long[] {1, 1}, new long[] {99});
    Tensor mask = Tensor.floats("mask", new float[] {1}, 1, 1);
    assertThatThrownBy(() -> model.infer(List.of(ids, mask))).isInstanceOf(BadInputException.class);
  }

  @Test
  void isImportedThroughAProcessOfItsOwn() {
    ModelImporter importer = new ModelImporter(NativeEngine.OPTIONS, ImportLimits.DEFAULT);
    Path target = folder.resolve("imported");
    assertThat(importer.importFolder(MODELS.resolve("row"), target).format()).isEqualTo("onnx");
    assertThat(host.load(target).infer(List.of(Tensor.floats("features", new float[4], 1, 4))))
        .hasSize(2);
  }

  static Stream<Arguments> files() throws IOException {
    byte[] whole = Files.readAllBytes(MODELS.resolve("row/model.onnx"));
    byte[] flipped = whole.clone();
    flipped[new String(whole, StandardCharsets.ISO_8859_1).indexOf("Gemm")] ^= 0x01;
    return Stream.of(
        Arguments.of("empty", new byte[0], "not an ONNX model"),
        Arguments.of("text", "hello".getBytes(StandardCharsets.UTF_8), ""),
        Arguments.of("truncated", Arrays.copyOf(whole, whole.length / 2), ""),
        Arguments.of("flipped", flipped, ""),
        Arguments.of("external weights", graph(5, message(14, 1)), "another file"),
        Arguments.of(
            "external path",
            graph(5, bytes(13, "a".getBytes(StandardCharsets.UTF_8))),
            "another file"),
        Arguments.of("BF16", graph(5, message(2, 16)), "type that is not served"),
        Arguments.of(
            "own operator",
            graph(1, bytes(7, "evil".getBytes(StandardCharsets.UTF_8))),
            "standard"),
        Arguments.of("for training", bytes(20, new byte[0]), "training"),
        Arguments.of(
            "no such operator", graph(1, bytes(4, "Nothing".getBytes(StandardCharsets.UTF_8))), ""),
        Arguments.of("deep", deep(20), "too deep"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void whatIsNoHarmlessModelIsRefused(String name, byte[] file, String reason) throws IOException {
    Files.copy(MODELS.resolve("row/model.json"), folder.resolve("model.json"));
    Files.write(folder.resolve("model.onnx"), file);
    assertThatThrownBy(() -> host.load(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void noBytesWhateverBreakTheCheck() throws IOException {
    byte[] whole = Files.readAllBytes(MODELS.resolve("text/model.onnx"));
    for (int round = 0; round < 3000; round++) {
      byte[] bytes = Arrays.copyOf(whole, whole.length - RANDOM.nextInt(whole.length / 2));
      for (int flips = RANDOM.nextInt(4); flips > 0; flips--) {
        bytes[RANDOM.nextInt(bytes.length)] = (byte) RANDOM.nextInt();
      }
      try {
        OnnxCheck.check(ByteBuffer.wrap(bytes));
      } catch (ModelException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  /** If within If within If. */
  private static byte[] deep(int levels) {
    byte[] graph = new byte[0];
    for (int i = 0; i < levels; i++) {
      graph = bytes(1, bytes(5, bytes(6, graph)));
    }
    return bytes(7, graph);
  }

  /** A model whose graph has one field. */
  private static byte[] graph(int field, byte[] content) {
    return bytes(7, bytes(field, content));
  }

  private static byte[] message(int field, int value) {
    return new byte[] {(byte) (field << 3), (byte) value};
  }

  private static byte[] bytes(int field, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int value : new int[] {field << 3 | 2, content.length}) {
      int rest = value;
      while (rest > 0x7f) {
        out.write((rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      out.write(rest);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
