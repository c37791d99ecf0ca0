package org.probity.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;
import org.probity.domain.tensor.TensorSpec;
import org.probity.inference.safetensors.Safetensors;
import org.probity.inference.safetensors.SafetensorsFile;

@ExtendWith(NativeEngine.class)
class ModelHostTest {
  private static final List<Datatype> TYPES = List.of(Datatype.values());

  private final Path folder;
  private final ModelHost host = new ModelHost(NativeEngine.OPTIONS);

  ModelHostTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void rowsAreComputedAsTheFormulaSays() throws IOException {
    ServedModel model = host.load(TinyModels.mlp(folder));
    Tensor mean = Tensor.floats("features", new float[] {1, 2, 3, 1, 2, 3}, 2, 3);

    List<Tensor> answer = model.infer(List.of(mean));

    float[] expected = logitsOfTheMean();
    assertThat(answer.get(0).shape()).containsExactly(2, 2);
    for (int i = 0; i < 4; i++) {
      assertThat(answer.get(0).floats()[i]).isCloseTo(expected[i % 2], Offset.offset(1e-6f));
    }
    String label = expected[1] > expected[0] ? "yes" : "no";
    assertThat(answer.get(1).texts()).containsExactly(label, label);
  }

  @Test
  void publicTensorsFollowTheTask() throws IOException {
    ServedModel model = host.load(TinyModels.bert(folder));
    assertThat(model.inputs())
        .containsExactly(new TensorSpec("text", Datatype.BYTES, List.of(-1L)));
    assertThat(model.outputs())
        .containsExactly(
            new TensorSpec("logits", Datatype.FP32, List.of(-1L, 3L)),
            new TensorSpec("label", Datatype.BYTES, List.of(-1L)));
  }

  @Test
  void aTextsAnswerDoesNotDependOnItsNeighbours() throws IOException {
    ServedModel model = host.load(TinyModels.bert(folder));
    float[] alone = logits(model, "short");
    float[] among = logits(model, "a much longer text than the other", "short", "another");
    assertThat(Arrays.copyOfRange(among, 3, 6)).containsExactly(alone);
  }

  @Test
  void textBeyondTheEncodersPositionsIsNotRead() throws IOException {
    ServedModel model = host.load(TinyModels.bert(folder));
    assertThat(logits(model, "word ".repeat(62)))
        .containsExactly(logits(model, "word ".repeat(99)));
  }

  @Test
  void threadsGetTheSameBits() throws Exception {
    ServedModel model = host.load(TinyModels.bert(folder));
    float[] alone = logits(model, "the same text, again and again");
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<float[]>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(pool.submit(() -> logits(model, "the same text, again and again")));
      }
      for (Future<float[]> answer : answers) {
        assertThat(answer.get()).containsExactly(alone);
      }
    } finally {
      pool.shutdown();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "picture, FP32, 1, 8, inputs, not know",
    "image, FP64, 1, 8, image, datatype FP32",
    "image, FP32, 1, 7, image, shape",
    "image, FP32, 0, 8, image, shape",
  })
  void anInputThatDoesNotFitIsRefusedByName(
      String name, Datatype type, int items, int width, String field, String reason)
      throws IOException {
    ServedModel model = host.load(TinyModels.cnn(folder));
    int size = items * 8 * width;
    Object data = type == Datatype.FP32 ? new float[size] : new double[size];
    Tensor input = new Tensor(name, type, new long[] {items, 1, 8, width}, data);
    assertThatThrownBy(() -> model.infer(List.of(input)))
        .isInstanceOfSatisfying(
            BadInputException.class, e -> assertThat(e.field()).isEqualTo(field))
        .hasMessageContaining(reason);
  }

  @Test
  void moreItemsThanTheLimitAreTooMany() throws IOException {
    ServedModel model = host.load(TinyModels.mlp(folder));
    Tensor input = Tensor.floats("features", new float[2000 * 3], 2000, 3);
    assertThatThrownBy(() -> model.infer(List.of(input)))
        .isInstanceOf(TooLargeException.class)
        .hasMessageContaining("more than 1024 items");
  }

  @Test
  void anItemsAnswerDoesNotDependOnItsNeighbours() throws IOException {
    ServedModel model = host.load(TinyModels.cnn(folder));
    float[] pixels = new float[37 * 64];
    Random random = new Random(8);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextFloat();
    }
    float[] among =
        model.infer(List.of(Tensor.floats("image", pixels, 37, 1, 8, 8))).get(0).floats();
    for (int item : new int[] {0, 17, 36}) {
      float[] one = Arrays.copyOfRange(pixels, item * 64, (item + 1) * 64);
      assertThat(model.infer(List.of(Tensor.floats("image", one, 1, 1, 8, 8))).get(0).floats())
          .containsExactly(Arrays.copyOfRange(among, item * 2, item * 2 + 2));
    }
  }

  /** A hundred times two megabytes would show. */
  @Test
  void unloadingFreesTheMemory() throws IOException {
    TinyModels.mlp(folder, 256, 2048);
    long before = 0;
    for (int cycle = 0; cycle <= 120; cycle++) {
      if (cycle % 10 == 0) {
        System.gc(); // what is read lies in buffers that Java's collector frees
      }
      if (cycle == 20) {
        before = residentKib();
      }
      host.load(folder).close();
    }
    assertThat(residentKib() - before).isLessThan(60_000);
  }

  private static long residentKib() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void valuesThatAreNotFiniteAreRefusedByName() throws IOException {
    ServedModel model = host.load(TinyModels.mlp(folder));
    Tensor input = Tensor.floats("features", new float[] {1, Float.POSITIVE_INFINITY, 0}, 1, 3);
    assertThatThrownBy(() -> model.infer(List.of(input)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("features");
  }

  @Test
  void whateverComesIsAnsweredOrRefusedByName() throws IOException {
    ServedModel image = host.load(TinyModels.cnn(folder));
    ServedModel text = host.load(Path.of("src/test/resources/torchscript/exported"));
    Random random = new Random(6);
    for (int round = 0; round < 2000; round++) {
      ServedModel model = random.nextBoolean() ? image : text;
      List<Tensor> inputs = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        inputs.add(anything(random));
      }
      try {
        assertThat(model.infer(inputs)).hasSize(2);
        model.check(inputs);
      } catch (BadInputException e) {
        assertThat(e.field()).isIn("inputs", "image", "ids", "mask");
      }
    }
  }

  private static Tensor anything(Random random) {
    String name = List.of("image", "ids", "mask", "x").get(random.nextInt(4));
    Datatype type = TYPES.get(random.nextInt(TYPES.size()));
    if (random.nextBoolean()) {
      type = name.equals("ids") ? Datatype.INT64 : Datatype.FP32;
    }
    long[] shape = new long[random.nextInt(5)];
    Arrays.setAll(shape, i -> random.nextInt(4));
    if (random.nextInt(3) == 0) {
      shape = name.equals("image") ? new long[] {2, 1, 8, 8} : new long[] {2, 3};
    }
    Object data = Array.newInstance(type.array().componentType(), (int) Tensor.elements(shape));
    for (int i = 0; i < Array.getLength(data); i++) {
      if (data instanceof long[] longs) {
        longs[i] = random.nextInt(5) == 0 ? random.nextLong() : random.nextInt(3);
      } else if (data instanceof float[] floats) {
        floats[i] = random.nextInt(9) == 0 ? Float.intBitsToFloat(random.nextInt()) : 1;
      } else if (data instanceof String[] texts) {
        texts[i] = "text";
      }
    }
    return new Tensor(name, type, shape, data);
  }

  @Test
  void doubledAndMissingInputsAreRefused() throws IOException {
    ServedModel model = host.load(TinyModels.mlp(folder));
    Tensor input = Tensor.floats("features", new float[3], 1, 3);
    assertThatThrownBy(() -> model.infer(List.of(input, input))).hasMessageContaining("twice");
    assertThatThrownBy(() -> model.infer(List.of())).hasMessageContaining("missing");
  }

  @Test
  void theDigestCoversEveryFile() throws IOException {
    String digest = host.load(TinyModels.mlp(folder)).digest();
    assertThat(digest).startsWith("sha256:").isEqualTo(ModelFolder.digest(folder));
    Files.writeString(folder.resolve("README.md"), "more");
    assertThat(ModelFolder.digest(folder)).isNotEqualTo(digest);
  }

  @Test
  void aClosedModelSaysSo() throws IOException {
    ServedModel model = host.load(TinyModels.mlp(folder));
    model.close();
    model.close();
    assertThatThrownBy(() -> model.infer(List.of(Tensor.floats("features", new float[3], 1, 3))))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("unloaded");
  }

  @Test
  void weightsOfAnotherShapeAreRefused() throws IOException {
    TinyModels.mlp(folder);
    Path json = folder.resolve("model.json");
    Files.writeString(json, Files.readString(json).replace("\"mlp\"", "\"cnn\""));
    assertThatThrownBy(() -> host.load(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("conv1.weight");
  }

  private static float[] logits(ServedModel model, String... texts) {
    return model.infer(List.of(Tensor.texts("text", texts))).get(0).floats();
  }

  /** At the mean the standardised features are zero: W2 · tanh(b1) + b2. */
  private float[] logitsOfTheMean() {
    SafetensorsFile weights = Safetensors.read(folder.resolve("w.safetensors"));
    float[] b1 = weights.tensor("fc1.bias", "F32").toFloats();
    float[] w2 = weights.tensor("fc2.weight", "F32").toFloats();
    float[] logits = weights.tensor("fc2.bias", "F32").toFloats();
    for (int c = 0; c < 2; c++) {
      for (int h = 0; h < 4; h++) {
        logits[c] += w2[c * 4 + h] * (float) Math.tanh(b1[h]);
      }
    }
    return logits;
  }
}
