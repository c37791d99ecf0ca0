package org.probity.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.probity.domain.explanation.Baseline;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.tensor.Tensor;

@ExtendWith(NativeEngine.class)
class DifferentiableTest {
  private static final float STEP = 1e-2f;

  private final Path folder;
  private final ModelHost host = new ModelHost(NativeEngine.OPTIONS);

  DifferentiableTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void gradientsOfARowAreTheDifferenceQuotients() throws IOException {
    ServedModel model = host.load(TinyModels.mlp(folder));
    checkGradients(model, Tensor.floats("features", new float[] {0.5f, 3, 2.5f}, 1, 3));
  }

  @Test
  void gradientsOfATextAreTheDifferenceQuotients() throws IOException {
    ServedModel model = host.load(TinyModels.bert(folder));
    checkGradients(model, Tensor.texts("text", "hello there"));
  }

  @Test
  void theLeafAnswersAsTheModelDoes() throws IOException {
    ServedModel model = host.load(TinyModels.bert(folder));
    List<Tensor> input = List.of(Tensor.texts("text", "hello there"));
    Differentiable function = model.differentiable().orElseThrow();
    Leaf leaf = function.leaf(input);

    assertThat(leaf.tokens()).containsExactly("[CLS]", "hello", "there", "[SEP]");
    assertThat(leaf.offsets().get(2)).containsExactly(6, 11);
    assertThat(leaf.shape()).containsExactly(4, 16);
    assertThat(function.logits(leaf, List.of(leaf.values()))[0])
        .containsExactly(model.infer(input).get(0).floats(), Offset.offset(1e-5f));
  }

  @Test
  void attentionRowsSumToOneAndItsGradientIsTheDifferenceQuotient() throws IOException {
    ServedModel model = host.load(TinyModels.bert(folder));
    Differentiable function = model.differentiable().orElseThrow();
    Leaf leaf = function.leaf(List.of(Tensor.texts("text", "hello there")));

    Differentiable.Attention attention = function.attention(leaf, 1, true);

    assertThat(function.attentionLayers()).isEqualTo(2);
    assertThat(attention.weights()).hasDimensions(2, 4);
    for (float[] row : attention.weights()[1][3]) {
      assertThat(row[0] + row[1] + row[2] + row[3]).isCloseTo(1f, Offset.offset(1e-5f));
    }
    assertThat(attention.gradients()).isNotNull();
    assertThat(function.attention(leaf, 1, false).gradients()).isNull();
    assertThat(attention.logits())
        .containsExactly(function.attention(leaf, 1, false).logits(), Offset.offset(1e-6f));
  }

  @Test
  void tokenBaselinesReplaceEveryPositionButTheOneThatIsRead() throws IOException {
    ServedModel model = host.load(TinyModels.bert(folder));
    Differentiable function = model.differentiable().orElseThrow();
    Leaf leaf = function.leaf(List.of(Tensor.texts("text", "hello there")));
    float[] pad = function.baseline(leaf, Baseline.PAD);
    float[] mask = function.baseline(leaf, Baseline.MASK);

    assertThat(Arrays.copyOf(pad, 16)).containsExactly(Arrays.copyOf(leaf.values(), 16));
    assertThat(Arrays.copyOfRange(pad, 16, 32)).containsExactly(Arrays.copyOfRange(pad, 48, 64));
    assertThat(Arrays.copyOfRange(pad, 16, 32)).isNotEqualTo(Arrays.copyOfRange(mask, 16, 32));
    assertThat(function.baseline(leaf, Baseline.ZERO)).containsOnly(0).hasSize(64);
  }

  @Test
  void onlyTextHasTokenBaselines() throws IOException {
    ServedModel model = host.load(TinyModels.mlp(folder));
    Differentiable function = model.differentiable().orElseThrow();
    Leaf leaf = function.leaf(List.of(Tensor.floats("features", new float[3], 1, 3)));
    assertThatThrownBy(() -> function.baseline(leaf, Baseline.PAD))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> function.attention(leaf, 0, true))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aConstantPictureTiesItsPools() throws IOException {
    ServedModel model = host.load(TinyModels.cnn(folder));
    Differentiable function = model.differentiable().orElseThrow();
    float[] varied = new float[64];
    for (int i = 0; i < 64; i++) {
      varied[i] = (i * 37 % 64) / 64f;
    }
    assertThat(function.warnings(function.leaf(List.of(image(new float[64])))))
        .contains("max-pool-tie");
    assertThat(function.warnings(function.leaf(List.of(image(varied))))).isEmpty();
  }

  @Test
  void thePicturesOfTheLastConvolutionLieBeforeItsPool() throws IOException {
    Differentiable function = host.load(TinyModels.cnn(folder)).differentiable().orElseThrow();
    float[] varied = new float[64];
    for (int i = 0; i < 64; i++) {
      varied[i] = (i * 37 % 64) / 64f;
    }
    Leaf leaf = function.leaf(List.of(image(varied)));

    Differentiable.FeatureMaps maps = function.featureMaps(leaf, 1);

    assertThat(maps.shape()).containsExactly(4, 4, 4);
    assertThat(maps.logits()).containsExactly(function.logits(leaf, List.of(varied))[0]);
    int passing = 0;
    for (int i = 0; i < 64; i++) {
      assertThat(maps.activation()[i]).isNotNegative();
      passing += maps.gradient()[i] != 0 ? 1 : 0;
    }
    assertThat(passing).as("one of each pool's four").isBetween(1, 16);
  }

  @Test
  void weightsDrawnAnewAreTheSameForOneSeedAndLeaveTheTrainedAlone() throws IOException {
    checkRandomised(host.load(TinyModels.bert(folder)), Tensor.texts("text", "hello there"));
  }

  @Test
  void theParametersOfAProgramAreDrawnAnewToo() {
    float[] pixels = new float[64];
    Arrays.fill(pixels, 0.5f);
    checkRandomised(
        host.load(Path.of("src/test/resources/torchscript/camera")),
        Tensor.floats("pixels", pixels, 1, 1, 8, 8));
  }

  private static void checkRandomised(ServedModel model, Tensor input) {
    Differentiable function = model.differentiable().orElseThrow();
    float[] trained = logits(function, input);
    float[] drawn = function.randomised(7, other -> logits(other, input)).orElseThrow();

    assertThat(drawn).isNotEqualTo(trained);
    assertThat(function.randomised(7, other -> logits(other, input))).contains(drawn);
    assertThat(function.randomised(8, other -> logits(other, input)).orElseThrow())
        .isNotEqualTo(drawn);
    assertThat(logits(function, input)).isEqualTo(trained);
  }

  private static float[] logits(Differentiable function, Tensor input) {
    Leaf leaf = function.leaf(List.of(input));
    return function.logits(leaf, List.of(leaf.values()))[0];
  }

  @Test
  void manyPointsOnManyThreadsGiveTheSameBits() throws Exception {
    ServedModel model = host.load(TinyModels.cnn(folder));
    Differentiable function = model.differentiable().orElseThrow();
    Leaf leaf = function.leaf(List.of(image(new float[64])));
    List<float[]> points = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      float[] point = new float[64];
      Arrays.fill(point, i / 150f);
      point[i % 64] = 1;
      points.add(point);
    }
    float[][] alone = function.gradients(leaf, points, 1).values();
    assertThat(alone).hasDimensions(150, 64);
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      List<Future<float[][]>> others = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        others.add(pool.submit(() -> function.gradients(leaf, points, 1).values()));
      }
      for (Future<float[][]> other : others) {
        assertThat(Arrays.deepEquals(other.get(), alone)).isTrue();
      }
    } finally {
      pool.shutdown();
    }
  }

  private static Tensor image(float[] pixels) {
    return Tensor.floats("image", pixels, 1, 1, 8, 8);
  }

  private static void checkGradients(ServedModel model, Tensor input) {
    Differentiable function = model.differentiable().orElseThrow();
    Leaf leaf = function.leaf(List.of(input));
    for (int target = 0; target < 2; target++) {
      float[] gradient = function.gradients(leaf, List.of(leaf.values()), target).values()[0];
      for (int i = 0; i < gradient.length; i++) {
        float[] above = leaf.values().clone();
        float[] below = leaf.values().clone();
        above[i] += STEP;
        below[i] -= STEP;
        float[][] logits = function.logits(leaf, List.of(above, below));
        float quotient = (logits[0][target] - logits[1][target]) / (2 * STEP);
        assertThat(gradient[i]).isCloseTo(quotient, Offset.offset(3e-3f));
      }
    }
  }
}
