package org.probity.inference.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.norm.Dropout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.probity.inference.architecture.Adapters;
import org.probity.inference.architecture.BertClassifier;
import org.probity.inference.architecture.BertEncoder;
import org.probity.inference.architecture.EncoderFamily;
import org.probity.inference.architecture.Weights;
import org.probity.inference.autograd.Adam;
import org.probity.inference.autograd.Autograd;

/**
 * Trains low-rank adapters in an encoder's upper layers and a head on its first position; the lower
 * layers stay as they are, and what they make of each text is computed once. Each training begins
 * anew from the same seed.
 */
final class AdapterTrainer {
  /** Layers whose weights no training changes. */
  static final int FROZEN_LAYERS = 4;

  private static final int RANK = 16;
  private static final int BATCH = 32;
  private static final double LEARNING_RATE = 1e-3;
  private static final double REFINING_RATE = 5e-4;
  private static final float WEIGHT_DECAY = 1e-2f;
  private static final float DROPOUT = 0.1f;
  private static final int WARMUP_STEPS = 100;
  private static final int NOTE_EVERY = 10;

  private final int[] labels;
  private final int classes;
  private final Activations activations;
  private final Weights weights;
  private final BertEncoder encoder;
  private final int seed;

  /**
   * @param labels of the items whose activations these are
   * @param weights the encoder's, to which adapters and head are added
   */
  AdapterTrainer(
      int[] labels,
      int classes,
      Activations activations,
      Weights weights,
      BertEncoder encoder,
      int seed) {
    this.labels = labels.clone();
    this.classes = classes;
    this.activations = activations;
    this.weights = weights;
    this.encoder = encoder;
    this.seed = seed;
  }

  /** Begins anew. */
  void train(int[] items, int epochs, String stage, Progress progress) {
    Random random = new Random(seed);
    Engine.getEngine("PyTorch").setRandomSeed(seed);
    optimise(reset(random), items, epochs, LEARNING_RATE, random, stage, progress);
  }

  /** Goes on from where the last training ended, in smaller steps. */
  void refine(int[] items, int epochs, String stage, Progress progress) {
    Random random = new Random(seed);
    Engine.getEngine("PyTorch").setRandomSeed(seed);
    List<NDArray> trained = names().keySet().stream().map(weights::get).toList();
    optimise(trained, items, epochs, REFINING_RATE, random, stage, progress);
  }

  private void optimise(
      List<NDArray> trained,
      int[] items,
      int epochs,
      double learningRate,
      Random random,
      String stage,
      Progress progress) {
    float[] classWeights = classWeights(items);
    List<int[]> planned = plan(items, epochs, random);
    CosineDecay rate = new CosineDecay(learningRate, WARMUP_STEPS, planned.size());
    try (Adam adam = new Adam(trained, WEIGHT_DECAY)) {
      for (int step = 0; step < planned.size(); step++) {
        float loss = step(planned.get(step), classWeights);
        adam.step(rate.at(step));
        if (step % NOTE_EVERY == 0) {
          progress.at(stage, step, planned.size(), "loss " + loss);
        }
      }
    }
    progress.at(stage, planned.size(), planned.size(), "");
  }

  /** Logits [items, classes] after the last training. */
  float[][] logits(int[] items) {
    float[][] logits = new float[labels.length][];
    for (int[] batch : activations.batches(items, BATCH)) {
      try (Autograd span = Autograd.evaluating()) {
        float[] flat = logits(span, batch, 0).toFloatArray();
        for (int i = 0; i < batch.length; i++) {
          logits[batch[i]] = Arrays.copyOfRange(flat, i * classes, (i + 1) * classes);
        }
      }
    }
    return Arrays.stream(items).mapToObj(item -> logits[item]).toArray(float[][]::new);
  }

  /** Copies of what training changed. */
  Weights trained() {
    Weights copies = new Weights();
    names().forEach((name, shape) -> copies.put(name, weights.get(name).duplicate()));
    return copies;
  }

  private List<NDArray> reset(Random random) {
    Initial initial = new Initial(weights, random);
    names()
        .forEach(
            (name, shape) -> {
              if (name.endsWith(Adapters.UP) || name.endsWith(".bias")) {
                initial.zeros(name, shape);
              } else {
                initial.normal(name, (float) (1 / Math.sqrt((double) shape[1])), shape);
              }
            });
    return names().keySet().stream().map(weights::get).toList();
  }

  private Map<String, long[]> names() {
    Map<String, long[]> names = new TreeMap<>();
    for (int layer = FROZEN_LAYERS; layer < encoder.config().layers(); layer++) {
      for (String linear : Adapters.LINEARS) {
        String name = "encoder.layer." + layer + "." + linear;
        long[] shape = weights.get(name + ".weight").getShape().getShape();
        names.put(name + Adapters.DOWN, new long[] {RANK, shape[1]});
        names.put(name + Adapters.UP, new long[] {shape[0], RANK});
      }
    }
    long width = encoder.width();
    names.put("pooler.dense.weight", new long[] {width, width});
    names.put("pooler.dense.bias", new long[] {width});
    names.put("classifier.weight", new long[] {classes, width});
    names.put("classifier.bias", new long[] {classes});
    return names;
  }

  /** Rare classes weigh more: the inverse root of their share. */
  private float[] classWeights(int[] items) {
    int[] counts = new int[classes];
    for (int item : items) {
      counts[labels[item]]++;
    }
    float[] classWeights = new float[classes];
    for (int label = 0; label < classes; label++) {
      classWeights[label] = (float) Math.sqrt((double) items.length / counts[label]);
    }
    return classWeights;
  }

  private List<int[]> plan(int[] items, int epochs, Random random) {
    List<int[]> planned = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      int[] order = Shuffle.order(items.length, random);
      int[] shuffled = new int[order.length];
      for (int i = 0; i < order.length; i++) {
        shuffled[i] = items[order[i]];
      }
      List<int[]> batches = activations.batches(shuffled, BATCH);
      Collections.shuffle(batches, random);
      planned.addAll(batches);
    }
    return planned;
  }

  private float step(int[] batch, float[] classWeights) {
    int[] truth = Arrays.stream(batch).map(item -> labels[item]).toArray();
    try (Autograd span = Autograd.recording()) {
      NDArray loss = Loss.crossEntropy(span, logits(span, batch, DROPOUT), truth, classWeights);
      span.backward(loss);
      return loss.toFloatArray()[0];
    }
  }

  private NDArray logits(Autograd span, int[] batch, float dropout) {
    NDArray scores = BertEncoder.scoreMask(activations.mask(span, batch));
    NDArray in = dropped(activations.hidden(span, batch), dropout);
    NDArray first = encoder.firstPosition(in, FROZEN_LAYERS, scores);
    return BertClassifier.head(weights, EncoderFamily.BERT, dropped(first, dropout));
  }

  private static NDArray dropped(NDArray x, float rate) {
    return rate == 0 ? x : Dropout.dropout(x, rate, true).singletonOrThrow();
  }
}
