package org.probity.inference.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.HostOptions;
import org.probity.inference.ServedModel;
import org.probity.inference.architecture.BertEncoder;
import org.probity.inference.architecture.Weights;
import org.probity.inference.internal.BertFolder;
import org.probity.inference.text.TextTokenizer;

/**
 * {@code injection-minilm}: tells attempts to override a model's instructions from harmless text.
 * The shipped weights come from all that may be trained on; how far they carry is told by trainings
 * that leave out one source, or one family of attacks, in turn.
 */
final class InjectionRecipe implements Recipe {
  private static final String NAME = "injection-minilm";
  private static final int SEED = 20264;
  private static final int MAX_LENGTH = 128;
  private static final int CLASSES = 2;
  private static final int EPOCHS = 5;

  /** What is left out is studied on a third of the texts, which is enough to tell. */
  private static final int THIRD = 3;

  private static final int EPOCHS_LEFT_OUT = 3;

  private static final List<String> FAMILIES =
      List.of("override", "role", "extraction", "smuggling", "splitting", "authority");

  private final HostOptions options;

  private final ToDoubleFunction<String> signs;

  /**
   * @param signs the score of the word list that stands beside the model
   */
  InjectionRecipe(HostOptions options, ToDoubleFunction<String> signs) {
    this.options = options;
    this.signs = signs;
  }

  @Override
  public Map<String, Object> train(DataFolder data, Path folder, Progress progress)
      throws IOException {
    List<InjectionText> texts = InjectionData.read(data, SEED).texts();
    BertFolder encoderFolder = new BertFolder(options.encoder());
    try (Weights weights = encoderFolder.weights();
        TextTokenizer tokenizer = TextTokenizer.load(encoderFolder.tokenizer(), MAX_LENGTH)) {
      BertEncoder encoder = new BertEncoder(weights, encoderFolder.config());
      long[][] ids =
          texts.stream()
              .map(text -> tokenizer.tokenize(text.readable()).ids())
              .toArray(long[][]::new);
      try (Activations activations =
          Activations.of(ids, encoder, AdapterTrainer.FROZEN_LAYERS, progress)) {
        int[] labels = texts.stream().mapToInt(InjectionText::label).toArray();
        AdapterTrainer trainer =
            new AdapterTrainer(labels, CLASSES, activations, weights, encoder, SEED);
        Study study = new Study(texts, InjectionParts.of(texts, SEED), trainer, signs, progress);
        Calibration calibration = study.train(item -> true, EPOCHS, "shipped weights");
        int[] held = study.parts().held();
        Map<String, Object> figures =
            new InjectionFigures(texts).of(held, study.scores(calibration, held), signs);
        figures.putAll(unknownPieces(texts, tokenizer));
        Map<String, String> metadata = new HashMap<>(encoderFolder.pins());
        metadata.put("architecture", "bert-adapters");
        metadata.put("max_length", Integer.toString(MAX_LENGTH));
        try (Weights adapters = trainer.trained()) {
          calibration.fold(adapters);
          ModelWriter.write(folder, NAME, adapters, metadata, figures);
          // A long way: what was measured stands, should it be cut short.
          study.leaveOut(
              measured -> {
                figures.putAll(measured);
                ModelWriter.write(folder, NAME, adapters, metadata, figures);
              });
        }
        return figures;
      }
    }
  }

  @Override
  public Map<String, Object> evaluate(DataFolder data, ServedModel model, Progress progress)
      throws IOException {
    List<InjectionText> texts = InjectionData.read(data, SEED).texts();
    int[] held = InjectionParts.of(texts, SEED).held();
    double[] scores = new double[texts.size()];
    for (int i = 0; i < held.length; i++) {
      String text = texts.get(held[i]).readable();
      float[] logits = model.infer(List.of(Tensor.texts("text", text))).get(0).floats();
      scores[held[i]] = new Calibration(1, 0).of(logits[1] - logits[0]);
      progress.at("held-out texts", i + 1, held.length, "");
    }
    return new InjectionFigures(texts).of(held, scores, signs);
  }

  /** How much of a language the tokenizer has no piece for: why the model is not given it. */
  private static Map<String, Object> unknownPieces(
      List<InjectionText> texts, TextTokenizer tokenizer) {
    Map<String, Object> shares = new LinkedHashMap<>();
    for (String language : List.of("en", "zh")) {
      List<String> pieces =
          texts.stream()
              .filter(text -> text.language().equals(language))
              .flatMap(text -> tokenizer.tokenize(text.text()).tokens().stream())
              .toList();
      long unknown = pieces.stream().filter("[UNK]"::equals).count();
      shares.put("unknown_pieces_" + language, (double) unknown / pieces.size());
    }
    return shares;
  }

  /** Takes the figures of one training. */
  @FunctionalInterface
  private interface Measured {
    void take(Map<String, Object> figures) throws IOException;
  }

  /** The trainings of one run. */
  private record Study(
      List<InjectionText> texts,
      InjectionParts parts,
      AdapterTrainer trainer,
      ToDoubleFunction<String> signs,
      Progress progress) {

    /** Recall at the policy's threshold of what a training never saw. */
    void leaveOut(Measured measured) throws IOException {
      measured.take(
          leaveOut(
              "source_" + InjectionText.OWN,
              text -> text.source().equals(InjectionText.OWN),
              text -> InjectionFigures.OVERT.contains(text.family())));
      measured.take(
          leaveOut(
              "source_" + InjectionData.IN_THE_WILD,
              text -> text.source().equals(InjectionData.IN_THE_WILD),
              text -> text.source().equals(InjectionData.IN_THE_WILD)));
      for (String family : FAMILIES) {
        measured.take(
            leaveOut(
                "family_" + family,
                text -> text.uses(family) || !text.source().equals(InjectionText.OWN),
                text -> text.family().equals(family)));
      }
    }

    /**
     * @param left attacks that are not trained on
     * @param measured attacks whose recall is measured
     */
    private Map<String, Object> leaveOut(
        String what, Predicate<InjectionText> left, Predicate<InjectionText> measured) {
      IntPredicate kept =
          item -> inStudy(item) && !(texts.get(item).attack() && left.test(texts.get(item)));
      Calibration calibration = train(kept, EPOCHS_LEFT_OUT, "without " + what);
      InjectionFigures measure = new InjectionFigures(texts);
      int[] unseen = where(text -> text.attack() && !text.unread() && measured.test(text));
      int[] harmless = where(text -> text.source().equals(InjectionData.NOT_INJECT));
      // Who wrote the word list has read the attacks of the other parts.
      int[] unread =
          IntStream.of(parts.held())
              .filter(item -> texts.get(item).attack() && !texts.get(item).unread())
              .filter(item -> measured.test(texts.get(item)))
              .toArray();
      int[] all =
          Stream.of(unseen, harmless, unread).flatMapToInt(IntStream::of).distinct().toArray();
      double[] scores = scores(calibration, all);
      double[] surer = measure.surer(all, scores, signs);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("recall_without_" + what, measure.hits(unseen, scores));
      figures.put("false_alarms_without_" + what, measure.hits(harmless, scores));
      figures.put("detector_recall_without_" + what, measure.hits(unread, surer));
      figures.put("detector_false_alarms_without_" + what, measure.hits(harmless, surer));
      return figures;
    }

    private boolean inStudy(int item) {
      return item % THIRD == 0 || texts.get(item).source().equals(InjectionData.NOT_INJECT);
    }

    Calibration train(IntPredicate wanted, int epochs, String stage) {
      trainer.train(IntStream.of(parts.train()).filter(wanted).toArray(), epochs, stage, progress);
      int[] calibrated = IntStream.of(parts.calibrate()).filter(wanted).toArray();
      double[] margins = margins(trainer.logits(calibrated));
      int[] labels = IntStream.of(calibrated).map(item -> texts.get(item).label()).toArray();
      return Calibration.fit(margins, labels);
    }

    /** By text; only those asked for are there. */
    double[] scores(Calibration calibration, int[] items) {
      double[] margins = margins(trainer.logits(items));
      double[] scores = new double[texts.size()];
      for (int i = 0; i < items.length; i++) {
        scores[items[i]] = calibration.of(margins[i]);
      }
      return scores;
    }

    private int[] where(Predicate<InjectionText> wanted) {
      return IntStream.range(0, texts.size())
          .filter(item -> inStudy(item) && wanted.test(texts.get(item)))
          .toArray();
    }

    private static double[] margins(float[][] logits) {
      double[] margins = new double[logits.length];
      for (int i = 0; i < margins.length; i++) {
        margins[i] = logits[i][1] - logits[i][0];
      }
      return margins;
    }
  }
}
