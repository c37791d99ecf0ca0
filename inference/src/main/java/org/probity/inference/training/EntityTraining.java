package org.probity.inference.training;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.probity.inference.architecture.Adapters;
import org.probity.inference.architecture.BertEncoder;
import org.probity.inference.architecture.EntityTagger;
import org.probity.inference.architecture.Weights;
import org.probity.inference.autograd.Adam;
import org.probity.inference.autograd.Autograd;
import org.probity.inference.internal.Entities;
import org.probity.inference.safetensors.StoredTensor;
import org.probity.inference.text.Casing;

/** One training of an {@link EntityTagger} over an encoder's frozen layers. */
final class EntityTraining {
  private static final int RANK = 32;
  private static final int CASE_WIDTH = 16;
  private static final int HEAD_WIDTH = 192;
  private static final int EPOCHS = 3;
  private static final int BATCH = 32;
  private static final double LEARNING_RATE = 2e-3;
  private static final float WEIGHT_DECAY = 1e-2f;
  private static final float DROPOUT = 0.25f;
  private static final int WARMUP_STEPS = 60;
  private static final int NOTE_EVERY = 10;

  private final TaggedPieces pieces;
  private final Activations activations;
  private final Weights weights;
  private final BertEncoder encoder;
  private final Random random;
  private final EntityTagger tagger;

  EntityTraining(
      TaggedPieces pieces,
      Activations activations,
      Weights weights,
      BertEncoder encoder,
      long seed) {
    this.pieces = pieces;
    this.activations = activations;
    this.weights = weights;
    this.encoder = encoder;
    random = new Random(seed);
    Initial initial = new Initial(weights, random);
    names()
        .forEach(
            (name, shape) -> {
              if (name.endsWith(Adapters.UP)
                  || name.endsWith(".bias")
                  || name.startsWith("case.project")) {
                initial.zeros(name, shape);
              } else {
                initial.normal(name, (float) (1 / Math.sqrt((double) shape[1])), shape);
              }
            });
    tagger = new EntityTagger(weights, encoder.config());
  }

  private Map<String, long[]> names() {
    Map<String, long[]> names = new TreeMap<>();
    for (int layer = EntityTagger.SHARED_LAYERS; layer < encoder.config().layers(); layer++) {
      for (String linear : Adapters.LINEARS) {
        String name = "encoder.layer." + layer + "." + linear;
        long[] shape = weights.get(name + ".weight").getShape().getShape();
        names.put(name + Adapters.DOWN, new long[] {RANK, shape[1]});
        names.put(name + Adapters.UP, new long[] {shape[0], RANK});
      }
    }
    long width = encoder.width();
    names.put("case.table", new long[] {Casing.CLASSES, CASE_WIDTH});
    names.put("case.project.weight", new long[] {width, CASE_WIDTH});
    names.put("head.dense.weight", new long[] {HEAD_WIDTH, 2 * width + CASE_WIDTH});
    names.put("head.dense.bias", new long[] {HEAD_WIDTH});
    names.put("classifier.weight", new long[] {pieces.labels().size(), HEAD_WIDTH});
    names.put("classifier.bias", new long[] {pieces.labels().size()});
    return names;
  }

  /**
   * @param labelled items of the labelled set
   * @param made items that were made
   */
  void train(int[] labelled, int[] made, Progress progress) {
    int[] items = IntStream.concat(Arrays.stream(labelled), Arrays.stream(made)).toArray();
    List<int[]> planned = epochs(items);
    CosineDecay rate = new CosineDecay(LEARNING_RATE, WARMUP_STEPS, planned.size());
    List<NDArray> trained = names().keySet().stream().map(weights::get).toList();
    try (Adam adam = new Adam(trained, WEIGHT_DECAY)) {
      for (int step = 0; step < planned.size(); step++) {
        float loss = step(planned.get(step));
        adam.step(rate.at(step));
        if (step % NOTE_EVERY == 0) {
          progress.at("training", step, planned.size(), "loss " + loss);
        }
      }
    }
  }

  private List<int[]> epochs(int[] items) {
    List<int[]> planned = new ArrayList<>();
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      int[] order = Shuffle.order(items.length, random);
      int[] shuffled = Arrays.stream(order).map(i -> items[i]).toArray();
      List<int[]> batches = activations.batches(shuffled, BATCH);
      Collections.shuffle(batches, random);
      planned.addAll(batches);
    }
    return planned;
  }

  private float step(int[] batch) {
    int length = activations.padded(batch[0]);
    int[] tags = new int[batch.length * length];
    Arrays.fill(tags, -1);
    for (int i = 0; i < batch.length; i++) {
      int[] own = pieces.tags()[batch[i]];
      System.arraycopy(own, 0, tags, i * length, own.length);
    }
    float[] classWeights = new float[pieces.labels().size()];
    Arrays.fill(classWeights, 1);
    try (Autograd span = Autograd.recording()) {
      NDArray rows = logits(span, batch, DROPOUT).reshape(tags.length, classWeights.length);
      NDArray loss = Loss.crossEntropy(span, rows, tags, classWeights);
      span.backward(loss);
      return loss.toFloatArray()[0];
    }
  }

  private NDArray logits(Autograd span, int[] batch, float dropout) {
    int length = activations.padded(batch[0]);
    long[] casing = new long[batch.length * length];
    for (int i = 0; i < batch.length; i++) {
      int[] own = pieces.casing()[batch[i]];
      for (int t = 0; t < own.length; t++) {
        casing[i * length + t] = own[t];
      }
    }
    NDArray scores = BertEncoder.scoreMask(activations.mask(span, batch));
    return tagger.tag(
        activations.hidden(span, batch),
        tagger.casing(span.longs(casing, batch.length, length)),
        scores,
        dropout);
  }

  /**
   * Divides the logits by the temperature at which they fit these items best, so that a probability
   * is one (Guo et al. 2017).
   *
   * @param items that were not trained on
   */
  double calibrate(int[] items) {
    List<float[]> rows = new ArrayList<>();
    List<Integer> tags = new ArrayList<>();
    for (int[] batch : activations.batches(items, BATCH)) {
      List<List<float[]>> own = rows(batch);
      for (int i = 0; i < batch.length; i++) {
        int[] truth = pieces.tags()[batch[i]];
        for (int t = 0; t < truth.length; t++) {
          if (truth[t] >= 0) {
            rows.add(own.get(i).get(t));
            tags.add(truth[t]);
          }
        }
      }
    }
    double best = Temperature.best(rows, tags);
    for (String name : List.of("classifier.weight", "classifier.bias")) {
      float[] values = weights.get(name).toFloatArray();
      for (int i = 0; i < values.length; i++) {
        values[i] /= (float) best;
      }
      weights.put(name, StoredTensor.floats(values, names().getOrDefault(name, new long[0])));
    }
    return best;
  }

  private List<List<float[]>> rows(int[] batch) {
    try (Autograd span = Autograd.evaluating()) {
      float[] values = logits(span, batch, 0).toFloatArray();
      int classes = pieces.labels().size();
      int length = activations.padded(batch[0]);
      List<List<float[]>> rows = new ArrayList<>();
      for (int i = 0; i < batch.length; i++) {
        List<float[]> own = new ArrayList<>();
        for (int t = 0; t < pieces.tags()[batch[i]].length; t++) {
          int from = (i * length + t) * classes;
          own.add(Arrays.copyOfRange(values, from, from + classes));
        }
        rows.add(own);
      }
      return rows;
    }
  }

  /** Adds what is found in these items. */
  void measure(int[] items, EntityFigures figures) {
    Entities entities = new Entities(pieces.labels());
    for (int[] batch : activations.batches(items, BATCH)) {
      List<List<float[]>> rows = rows(batch);
      for (int i = 0; i < batch.length; i++) {
        List<Entities.Span> found = entities.spans(pieces.pieces().get(batch[i]), rows.get(i));
        figures.add(pieces.texts().get(batch[i]), found);
      }
    }
  }

  /** Copies of what training changed. */
  Weights trained() {
    Weights copies = new Weights();
    names().forEach((name, shape) -> copies.put(name, weights.get(name).duplicate()));
    return copies;
  }
}
