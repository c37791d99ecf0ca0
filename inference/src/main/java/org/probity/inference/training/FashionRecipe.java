package org.probity.inference.training;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.ServedModel;
import org.probity.inference.architecture.Cnn;
import org.probity.inference.architecture.Weights;
import org.probity.inference.autograd.Adam;
import org.probity.inference.autograd.Autograd;

/**
 * {@code fashion-cnn} on the 60,000 training images, mirrored and shifted by up to two pixels at
 * random; measured on the 10,000 test images, which decide nothing.
 */
final class FashionRecipe implements Recipe {
  private static final int SEED = 20261;
  private static final int EPOCHS = 10;
  private static final int BATCH = 100;
  private static final int CLASSES = 10;
  private static final int MAX_SHIFT = 2;
  private static final float WEIGHT_DECAY = 1e-2f;
  private static final double LEARNING_RATE = 1.5e-3;
  private static final int NOTE_EVERY = 20;

  @Override
  public Map<String, Object> train(DataFolder data, Path folder, Progress progress)
      throws IOException {
    IdxImages images = IdxImages.read(data.fashion(), "train");
    Random random = new Random(SEED);
    try (Weights weights = initial(random)) {
      Cnn network = new Cnn(weights);
      int steps = images.size() / BATCH;
      CosineDecay rate = new CosineDecay(LEARNING_RATE, steps / 2, EPOCHS * steps);
      try (Adam adam = new Adam(weights.all().values(), WEIGHT_DECAY)) {
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
          int[] order = Shuffle.order(images.size(), random);
          for (int step = 0; step < steps; step++) {
            int[] chosen = Arrays.copyOfRange(order, step * BATCH, (step + 1) * BATCH);
            float loss = step(network, images, chosen, random);
            adam.step(rate.at(epoch * steps + step));
            if (step % NOTE_EVERY == 0) {
              progress.at("epoch " + (epoch + 1) + " of " + EPOCHS, step, steps, "loss " + loss);
            }
          }
        }
      }
      Map<String, Object> figures = measure(network, data, progress);
      ModelWriter.write(folder, "fashion-cnn", weights, Map.of("architecture", "cnn"), figures);
      return figures;
    }
  }

  @Override
  public Map<String, Object> evaluate(DataFolder data, ServedModel model, Progress progress)
      throws IOException {
    IdxImages images = IdxImages.read(data.fashion(), "t10k");
    Confusion confusion = new Confusion(CLASSES);
    for (int from = 0; from < images.size(); from += BATCH) {
      int[] chosen = range(from, Math.min(images.size(), from + BATCH));
      Tensor pixels =
          Tensor.floats(
              "image",
              pixels(images, chosen, null),
              chosen.length,
              1,
              images.height(),
              images.width());
      String[] labels = model.infer(List.of(pixels)).get(1).texts();
      for (int i = 0; i < chosen.length; i++) {
        confusion.add(images.labels()[chosen[i]], model.manifest().labels().indexOf(labels[i]));
      }
      progress.at("test images", from + chosen.length, images.size(), "");
    }
    return figures(confusion);
  }

  private static Weights initial(Random random) {
    Weights weights = new Weights();
    Initial initial = new Initial(weights, random);
    initial.layer("conv1", 32, 1, 3, 3);
    initial.layer("conv2", 64, 32, 3, 3);
    initial.layer("fc1", 128, 3136);
    initial.layer("fc2", CLASSES, 128);
    return weights;
  }

  private static float step(Cnn network, IdxImages images, int[] chosen, Random random) {
    try (Autograd span = Autograd.recording()) {
      NDArray x =
          span.floats(
              pixels(images, chosen, random), chosen.length, 1, images.height(), images.width());
      int[] labels = Arrays.stream(chosen).map(i -> images.labels()[i]).toArray();
      float[] even = new float[CLASSES];
      Arrays.fill(even, 1);
      NDArray loss = Loss.crossEntropy(span, network.forward(x, null), labels, even);
      span.backward(loss);
      return loss.toFloatArray()[0];
    }
  }

  private static Map<String, Object> measure(Cnn network, DataFolder data, Progress progress)
      throws IOException {
    IdxImages images = IdxImages.read(data.fashion(), "t10k");
    Confusion confusion = new Confusion(CLASSES);
    for (int from = 0; from < images.size(); from += BATCH) {
      int[] chosen = range(from, Math.min(images.size(), from + BATCH));
      try (Autograd span = Autograd.evaluating()) {
        NDArray x =
            span.floats(
                pixels(images, chosen, null), chosen.length, 1, images.height(), images.width());
        long[] predicted = network.forward(x, null).argMax(1).toLongArray();
        for (int i = 0; i < chosen.length; i++) {
          confusion.add(images.labels()[chosen[i]], (int) predicted[i]);
        }
      }
      progress.at("test images", from + chosen.length, images.size(), "");
    }
    return figures(confusion);
  }

  private static Map<String, Object> figures(Confusion confusion) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("accuracy", confusion.accuracy());
    figures.put("macro_f1", confusion.macroF1());
    return figures;
  }

  /**
   * Pixels 0–1 of the chosen images, row-major.
   *
   * @param random mirrors and shifts if given
   */
  private static float[] pixels(IdxImages images, int[] chosen, @Nullable Random random) {
    int height = images.height();
    int width = images.width();
    float[] values = new float[chosen.length * height * width];
    for (int i = 0; i < chosen.length; i++) {
      byte[] image = images.pixels()[chosen[i]];
      boolean mirrored = random != null && random.nextBoolean();
      int down = random == null ? 0 : random.nextInt(2 * MAX_SHIFT + 1) - MAX_SHIFT;
      int right = random == null ? 0 : random.nextInt(2 * MAX_SHIFT + 1) - MAX_SHIFT;
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          int fromRow = row - down;
          int shifted = column - right;
          int fromColumn = mirrored ? width - 1 - shifted : shifted;
          if (fromRow >= 0 && fromRow < height && fromColumn >= 0 && fromColumn < width) {
            values[(i * height + row) * width + column] =
                (image[fromRow * width + fromColumn] & 0xff) / 255f;
          }
        }
      }
    }
    return values;
  }

  private static int[] range(int from, int to) {
    int[] range = new int[to - from];
    Arrays.setAll(range, i -> from + i);
    return range;
  }
}
