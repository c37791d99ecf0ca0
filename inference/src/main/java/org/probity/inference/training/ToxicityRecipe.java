package org.probity.inference.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.HostOptions;
import org.probity.inference.ModelHost;
import org.probity.inference.ServedModel;
import org.probity.inference.architecture.BertEncoder;
import org.probity.inference.architecture.Weights;
import org.probity.inference.internal.BertFolder;
import org.probity.inference.text.TextTokenizer;

/**
 * {@code toxicity-minilm}: low-rank adapters in minilm's upper layers and a head on its first
 * position, trained on tweets, on sentences that name groups of people and on sentences whose words
 * are harmless or not by what is meant. Measured as the mean of five seeded splits; the weights
 * that ship come from a sixth, whose held-out tenth they never saw either.
 */
final class ToxicityRecipe implements Recipe {
  private static final String NAME = "toxicity-minilm";
  private static final int SEED = 20262;
  private static final int SPLITS = 5;
  private static final double HELD_OUT = 0.1;
  private static final int MAX_LENGTH = 128;
  private static final int CLASSES = 3;

  private static final int EPOCHS = 3;

  /** Then about as many tweets again as sentences of our own, for so long. */
  private static final int EPOCHS_REFINED = 2;

  private static final int REFINED_TWEETS = 7000;

  private final HostOptions options;

  ToxicityRecipe(HostOptions options) {
    this.options = options;
  }

  @Override
  public Map<String, Object> train(DataFolder data, Path folder, Progress progress)
      throws IOException {
    List<LabelledText> tweets = Tweets.read(data.tweets());
    int[] groups = NearDuplicates.groups(tweets.stream().map(LabelledText::text).toList());
    List<LabelledText> texts = new ArrayList<>(tweets);
    texts.addAll(IdentitySentences.make(SEED));
    texts.addAll(TriggerSentences.make(SEED));
    BertFolder folderOfEncoder = new BertFolder(options.encoder());
    try (Weights weights = folderOfEncoder.weights();
        TextTokenizer tokenizer = TextTokenizer.load(folderOfEncoder.tokenizer(), MAX_LENGTH)) {
      BertEncoder encoder = new BertEncoder(weights, folderOfEncoder.config());
      long[][] ids =
          texts.stream().map(text -> tokenizer.tokenize(text.text()).ids()).toArray(long[][]::new);
      try (Activations activations =
          Activations.of(ids, encoder, AdapterTrainer.FROZEN_LAYERS, progress)) {
        int[] labels = texts.stream().mapToInt(LabelledText::label).toArray();
        AdapterTrainer trainer =
            new AdapterTrainer(labels, CLASSES, activations, weights, encoder, SEED);
        Run run = new Run(labels, groups, trainer, progress);
        Confusion shipped = run.train(SPLITS, "shipped weights");
        Map<String, Object> figures = figures(shipped);
        Map<String, String> metadata = new HashMap<>(folderOfEncoder.pins());
        metadata.put("architecture", "bert-adapters");
        metadata.put("max_length", Integer.toString(MAX_LENGTH));
        try (Weights adapters = trainer.trained()) {
          ModelWriter.write(folder, NAME, adapters, metadata, figures);
          figures.putAll(gap(data, folder, progress));
          // A long way: what was measured stands, should it be cut short.
          ModelWriter.write(folder, NAME, adapters, metadata, figures);
          double sum = 0;
          for (int split = 0; split < SPLITS; split++) {
            sum += run.train(split, "split " + (split + 1) + " of " + SPLITS).macroF1();
          }
          figures.put("macro_f1", sum / SPLITS);
          ModelWriter.write(folder, NAME, adapters, metadata, figures);
        }
        return figures;
      }
    }
  }

  private Map<String, Object> gap(DataFolder data, Path folder, Progress progress)
      throws IOException {
    try (ModelHost host = new ModelHost(options);
        ServedModel served = host.load(folder)) {
      return groupsAndWords(data, served, progress);
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
    Map<String, Object> figures = figures(confusion);
    figures.putAll(groupsAndWords(data, model, progress));
    return figures;
  }

  private static Map<String, Object> groupsAndWords(
      DataFolder data, ServedModel model, Progress progress) throws IOException {
    Map<String, Object> figures = new LinkedHashMap<>(TriggerFigures.of(model));
    figures.putAll(IdentityGap.of(data.madlibs(), model, progress));
    return figures;
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

  /**
   * Trainings on the tweets of a split, then on some of them and all sentences of our own; measured
   * on its other tweets.
   *
   * @param labels of the tweets, then of the sentences of our own
   * @param groups of the tweets
   */
  private record Run(int[] labels, int[] groups, AdapterTrainer trainer, Progress progress) {

    Confusion train(int number, String stage) {
      Split split = Split.of(groups, HELD_OUT, SEED + number);
      trainer.train(split.train(), EPOCHS, stage, progress);
      IntStream some =
          IntStream.of(Shuffle.order(split.train().length, new Random(SEED)))
              .limit(REFINED_TWEETS)
              .map(place -> split.train()[place]);
      IntStream own = IntStream.range(groups.length, labels.length);
      trainer.refine(
          IntStream.concat(some, own).toArray(), EPOCHS_REFINED, stage + ", own", progress);
      float[][] logits = trainer.logits(split.held());
      Confusion confusion = new Confusion(CLASSES);
      for (int i = 0; i < logits.length; i++) {
        confusion.add(labels[split.held()[i]], greatest(logits[i]));
      }
      progress.at(stage, 1, 1, "macro-F1 " + confusion.macroF1());
      return confusion;
    }

    private static int greatest(float[] logits) {
      int greatest = 0;
      for (int i = 1; i < logits.length; i++) {
        greatest = logits[i] > logits[greatest] ? i : greatest;
      }
      return greatest;
    }
  }
}
