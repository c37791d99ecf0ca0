package org.probity.inference.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.norm.Dropout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.ServedModel;
import org.probity.inference.architecture.Mlp;
import org.probity.inference.architecture.Weights;
import org.probity.inference.autograd.Adam;
import org.probity.inference.autograd.Autograd;
import org.probity.inference.safetensors.StoredTensor;

/**
 * {@code credit-mlp}. Measured as the mean of ten times five folds; the weights that ship were
 * trained on four fifths of the cases of one further seeded split.
 *
 * <p>Sex with marital status, age and being a foreign worker are no reason to refuse a credit:
 * their weights are zero and stay so. What stands in for them among the other features is measured
 * by {@link SelectionRates}.
 */
final class CreditRecipe implements Recipe {
  private static final int SEED = 20264;
  private static final int REPEATS = 10;
  private static final int FOLDS = 5;
  private static final int CLASSES = 2;
  private static final int HIDDEN = 16;
  private static final int EPOCHS = 40;
  private static final int BATCH = 50;
  private static final double LEARNING_RATE = 4e-3;
  private static final float WEIGHT_DECAY = 0.5f;
  private static final float DROPOUT = 0.2f;
  private static final List<String> UNSEEN = List.of("Personal.", "Age", "ForeignWorker");

  @Override
  public Map<String, Object> train(DataFolder data, Path folder, Progress progress)
      throws IOException {
    CreditCases cases = CreditCases.read(data.credit());
    SelectionRates rates = new SelectionRates();
    double sum = 0;
    double squares = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      for (Split fold : folds(cases, SEED + repeat)) {
        try (Weights weights = fit(cases, fold.train())) {
          double accuracy = measure(new Mlp(weights), cases, fold.held(), rates).accuracy();
          sum += accuracy;
          squares += accuracy * accuracy;
        }
      }
      progress.at("ten times five folds", repeat + 1, REPEATS, "");
    }
    Split shipped = shippedSplit(cases);
    try (Weights weights = fit(cases, shipped.train())) {
      Map<String, Object> figures = new LinkedHashMap<>();
      double mean = sum / (REPEATS * FOLDS);
      figures.put("accuracy", mean);
      figures.put("accuracy_deviation", Math.sqrt(squares / (REPEATS * FOLDS) - mean * mean));
      figures.put(
          "accuracy_shipped_held_out",
          measure(new Mlp(weights), cases, shipped.held(), new SelectionRates()).accuracy());
      figures.putAll(rates.figures());
      ModelWriter.write(folder, "credit-mlp", weights, Map.of("architecture", "mlp"), figures);
      return figures;
    }
  }

  @Override
  public Map<String, Object> evaluate(DataFolder data, ServedModel model, Progress progress)
      throws IOException {
    CreditCases cases = CreditCases.read(data.credit());
    int[] held = shippedSplit(cases).held();
    Tensor rows = Tensor.floats("features", cases.joined(held), held.length, cases.names().size());
    String[] labels = model.infer(List.of(rows)).get(1).texts();
    Confusion confusion = new Confusion(CLASSES);
    SelectionRates rates = new SelectionRates();
    for (int i = 0; i < held.length; i++) {
      int predicted = model.manifest().labels().indexOf(labels[i]);
      confusion.add(cases.labels()[held[i]], predicted);
      rates.add(cases, held[i], predicted);
    }
    progress.at("held-out cases", held.length, held.length, "");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("accuracy_shipped_held_out", confusion.accuracy());
    figures.putAll(rates.figures());
    return figures;
  }

  private static Split shippedSplit(CreditCases cases) {
    return folds(cases, SEED + REPEATS).get(0);
  }

  private static List<Split> folds(CreditCases cases, long seed) {
    int[] order = Shuffle.order(cases.size(), new Random(seed));
    List<Split> folds = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int from = fold * order.length / FOLDS;
      int to = (fold + 1) * order.length / FOLDS;
      int[] train = new int[order.length - (to - from)];
      System.arraycopy(order, 0, train, 0, from);
      System.arraycopy(order, to, train, from, order.length - to);
      folds.add(new Split(train, Arrays.copyOfRange(order, from, to)));
    }
    return folds;
  }

  private static Weights fit(CreditCases cases, int[] items) {
    Random random = new Random(SEED);
    Engine.getEngine("PyTorch").setRandomSeed(SEED);
    Weights weights = initial(cases, items, random);
    float[] seen = seen(cases);
    Mlp network = new Mlp(weights);
    List<NDArray> trained =
        List.of(
            weights.get("fc1.weight"),
            weights.get("fc1.bias"),
            weights.get("fc2.weight"),
            weights.get("fc2.bias"));
    int steps = items.length / BATCH;
    CosineDecay rate = new CosineDecay(LEARNING_RATE, steps, EPOCHS * steps);
    try (Adam adam = new Adam(trained, WEIGHT_DECAY)) {
      for (int epoch = 0; epoch < EPOCHS; epoch++) {
        int[] order = Shuffle.order(items.length, random);
        for (int step = 0; step < steps; step++) {
          int[] batch = new int[BATCH];
          for (int i = 0; i < BATCH; i++) {
            batch[i] = items[order[step * BATCH + i]];
          }
          step(network, cases, batch, seen);
          adam.step(rate.at(epoch * steps + step));
        }
      }
    }
    return weights;
  }

  private static void step(Mlp network, CreditCases cases, int[] batch, float[] seen) {
    try (Autograd span = Autograd.recording()) {
      NDArray rows = span.floats(cases.joined(batch), batch.length, seen.length);
      NDArray dropped =
          Dropout.dropout(network.standardised(rows), DROPOUT, true).singletonOrThrow();
      NDArray visible = dropped.mul(span.floats(seen, seen.length));
      NDArray loss =
          Loss.crossEntropy(
              span, network.classified(visible), cases.labels(batch), new float[] {1, 1});
      span.backward(loss);
    }
  }

  /** Columns of features that must not count start at zero and, never seen, decay stays zero. */
  private static Weights initial(CreditCases cases, int[] items, Random random) {
    Weights weights = new Weights();
    Initial initial = new Initial(weights, random);
    int width = cases.names().size();
    initial.layer("fc1", HIDDEN, width);
    initial.layer("fc2", CLASSES, HIDDEN);
    float[] first = weights.get("fc1.weight").toFloatArray();
    float[] seen = seen(cases);
    for (int i = 0; i < first.length; i++) {
      first[i] *= seen[i % width];
    }
    weights.put("fc1.weight", StoredTensor.floats(first, HIDDEN, width));
    float[][] moments = cases.moments(items);
    weights.put("norm.mean", StoredTensor.floats(moments[0], width));
    weights.put("norm.deviation", StoredTensor.floats(moments[1], width));
    return weights;
  }

  /** 1 for each feature that may count, else 0. */
  private static float[] seen(CreditCases cases) {
    float[] seen = new float[cases.names().size()];
    for (int i = 0; i < seen.length; i++) {
      String name = cases.names().get(i);
      seen[i] = UNSEEN.stream().anyMatch(name::startsWith) ? 0 : 1;
    }
    return seen;
  }

  private static Confusion measure(
      Mlp network, CreditCases cases, int[] items, SelectionRates rates) {
    Confusion confusion = new Confusion(CLASSES);
    try (Autograd span = Autograd.evaluating()) {
      NDArray rows = span.floats(cases.joined(items), items.length, cases.names().size());
      long[] predicted = network.forward(rows, null).argMax(1).toLongArray();
      for (int i = 0; i < items.length; i++) {
        confusion.add(cases.labels()[items[i]], (int) predicted[i]);
        rates.add(cases, items[i], (int) predicted[i]);
      }
    }
    return confusion;
  }
}
