package org.probity.inference.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.norm.Dropout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.HostOptions;
import org.probity.inference.ServedModel;
import org.probity.inference.architecture.Adapters;
import org.probity.inference.architecture.BertClassifier;
import org.probity.inference.architecture.BertEncoder;
import org.probity.inference.architecture.EncoderFamily;
import org.probity.inference.architecture.Weights;
import org.probity.inference.autograd.Adam;
import org.probity.inference.autograd.Autograd;
import org.probity.inference.internal.BertFolder;
import org.probity.inference.text.TextTokenizer;

/**
 * {@code toxicity-minilm}: low-rank adapters in minilm's upper layers and a head on its first
 * position. Measured as the mean of five seeded splits; the weights that ship come from a sixth,
 * whose held-out tenth they never saw either.
 */
final class ToxicityRecipe implements Recipe {
  private static final int SEED = 20262;
  private static final int SPLITS = 5;
  private static final double HELD_OUT = 0.1;
  private static final int MAX_LENGTH = 128;
  private static final int CLASSES = 3;

  private static final int FROZEN_LAYERS = 4;
  private static final int RANK = 16;
  private static final int EPOCHS = 3;
  private static final int BATCH = 32;
  private static final double LEARNING_RATE = 1e-3;
  private static final float WEIGHT_DECAY = 1e-2f;
  private static final float DROPOUT = 0.1f;
  private static final int WARMUP_STEPS = 100;
  private static final int NOTE_EVERY = 10;

  private final HostOptions options;

  ToxicityRecipe(HostOptions options) {
    this.options = options;
  }

  @Override
  public Map<String, Object> train(DataFolder data, Path folder, Progress progress)
      throws IOException {
    List<LabelledText> tweets = Tweets.read(data.tweets());
    int[] groups = NearDuplicates.groups(tweets.stream().map(LabelledText::text).toList());
    BertFolder folderOfEncoder = new BertFolder(options.encoder());
    try (Weights weights = folderOfEncoder.weights();
        TextTokenizer tokenizer = TextTokenizer.load(folderOfEncoder.tokenizer(), MAX_LENGTH)) {
      BertEncoder encoder = new BertEncoder(weights, folderOfEncoder.config());
      long[][] ids =
          tweets.stream()
              .map(tweet -> tokenizer.tokenize(tweet.text()).ids())
              .toArray(long[][]::new);
      try (Activations activations = Activations.of(ids, encoder, FROZEN_LAYERS, progress)) {
        Run run = new Run(tweets, activations, weights, encoder);
        double sum = 0;
        for (int split = 0; split < SPLITS; split++) {
          String stage = "split " + (split + 1) + " of " + SPLITS;
          sum += run.train(Split.of(groups, HELD_OUT, SEED + split), stage, progress).macroF1();
        }
        Confusion shipped =
            run.train(Split.of(groups, HELD_OUT, SEED + SPLITS), "shipped weights", progress);
        Map<String, Object> figures = figures(shipped);
        figures.put("macro_f1", sum / SPLITS);
        Map<String, String> metadata = new HashMap<>(folderOfEncoder.pins());
        metadata.put("architecture", "bert-adapters");
        metadata.put("max_length", Integer.toString(MAX_LENGTH));
        try (Weights adapters = run.trained()) {
          ModelWriter.write(folder, "toxicity-minilm", adapters, metadata, figures);
        }
        return figures;
      }
    }
  }

  @Override
  public Map<String, Object> evaluate(DataFolder data, ServedModel model, Progress progress)
      throws IOException {
    List<LabelledText> tweets = Tweets.read(data.tweets());
    int[] groups = NearDuplicates.groups(tweets.stream().map(LabelledText::text).toList());
    int[] held = Split.of(groups, HELD_OUT, SEED + SPLITS).held();
    Confusion confusion = new Confusion(CLASSES);
    for (int i = 0; i < held.length; i++) {
      LabelledText tweet = tweets.get(held[i]);
      String label = model.infer(List.of(Tensor.texts("text", tweet.text()))).get(1).texts()[0];
      confusion.add(tweet.label(), model.manifest().labels().indexOf(label));
      progress.at("held-out tweets", i + 1, held.length, "");
    }
    return figures(confusion);
  }

  private static Map<String, Object> figures(Confusion confusion) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("macro_f1_shipped_held_out", confusion.macroF1());
    figures.put("accuracy_shipped_held_out", confusion.accuracy());
    figures.put("f1_hate_shipped_held_out", confusion.f1(0));
    figures.put("f1_offensive_shipped_held_out", confusion.f1(1));
    figures.put("f1_neither_shipped_held_out", confusion.f1(2));
    return figures;
  }

  /** One encoder, trained anew for each split. */
  private record Run(
      List<LabelledText> tweets, Activations activations, Weights weights, BertEncoder encoder) {

    Confusion train(Split split, String stage, Progress progress) {
      Random random = new Random(SEED);
      Engine.getEngine("PyTorch").setRandomSeed(SEED);
      List<NDArray> trained = reset(random);
      float[] classWeights = classWeights(split);
      List<int[]> planned = epochs(split, random);
      CosineDecay rate = new CosineDecay(LEARNING_RATE, WARMUP_STEPS, planned.size());
      try (Adam adam = new Adam(trained, WEIGHT_DECAY)) {
        for (int step = 0; step < planned.size(); step++) {
          float loss = step(planned.get(step), classWeights);
          adam.step(rate.at(step));
          if (step % NOTE_EVERY == 0) {
            progress.at(stage, step, planned.size(), "loss " + loss);
          }
        }
      }
      Confusion confusion = measure(split.held());
      progress.at(stage, planned.size(), planned.size(), "macro-F1 " + confusion.macroF1());
      return confusion;
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
      names.put("classifier.weight", new long[] {CLASSES, width});
      names.put("classifier.bias", new long[] {CLASSES});
      return names;
    }

    /** Rare classes weigh more: the inverse root of their share. */
    private float[] classWeights(Split split) {
      int[] counts = new int[CLASSES];
      for (int item : split.train()) {
        counts[tweets.get(item).label()]++;
      }
      float[] classWeights = new float[CLASSES];
      for (int label = 0; label < CLASSES; label++) {
        classWeights[label] = (float) Math.sqrt((double) split.train().length / counts[label]);
      }
      return classWeights;
    }

    private List<int[]> epochs(Split split, Random random) {
      List<int[]> planned = new ArrayList<>();
      for (int epoch = 0; epoch < EPOCHS; epoch++) {
        int[] order = Shuffle.order(split.train().length, random);
        int[] shuffled = new int[order.length];
        for (int i = 0; i < order.length; i++) {
          shuffled[i] = split.train()[order[i]];
        }
        List<int[]> batches = activations.batches(shuffled, BATCH);
        Collections.shuffle(batches, random);
        planned.addAll(batches);
      }
      return planned;
    }

    private float step(int[] batch, float[] classWeights) {
      int[] labels = new int[batch.length];
      for (int i = 0; i < batch.length; i++) {
        labels[i] = tweets.get(batch[i]).label();
      }
      try (Autograd span = Autograd.recording()) {
        NDArray loss = Loss.crossEntropy(span, logits(span, batch, DROPOUT), labels, classWeights);
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

    private Confusion measure(int[] items) {
      Confusion confusion = new Confusion(CLASSES);
      for (int[] batch : activations.batches(items, BATCH)) {
        try (Autograd span = Autograd.evaluating()) {
          long[] predicted = logits(span, batch, 0).argMax(1).toLongArray();
          for (int i = 0; i < batch.length; i++) {
            confusion.add(tweets.get(batch[i]).label(), (int) predicted[i]);
          }
        }
      }
      return confusion;
    }
  }
}
