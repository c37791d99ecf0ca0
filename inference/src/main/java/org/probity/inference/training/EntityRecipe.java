package org.probity.inference.training;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.HostOptions;
import org.probity.inference.ServedModel;
import org.probity.inference.architecture.BertEncoder;
import org.probity.inference.architecture.EntityTagger;
import org.probity.inference.architecture.Weights;
import org.probity.inference.internal.BertFolder;
import org.probity.inference.internal.Entities;
import org.probity.inference.text.TextTokenizer;

/**
 * {@code entities-minilm}: names of persons, places, organisations and peoples, and addresses.
 * Learnt from presidio-research's sentences and from those that {@link SentenceMaker} makes;
 * measured on templates of the former of which training saw no sentence.
 */
final class EntityRecipe implements Recipe {
  private static final String NAME = "entities-minilm";
  private static final String PERSON = "PERSON";
  static final List<String> TYPES = List.of(PERSON, "LOCATION", "ADDRESS", "ORGANIZATION", "NRP");

  /** Texts of other styles, for measuring only. */
  static final String OWN = "entities/own-evaluation.txt";

  private static final int SEED = 20264;
  private static final double HELD_OUT = 0.2;

  /** So that every template is held out once. */
  private static final int FOLDS = 5;

  private static final int MADE = 24_000;
  private static final double CALIBRATION = 0.06;

  /** Of those made; the others calibrate. */
  private static final int TRAINED = MADE - MADE / 20;

  private static final int MAX_LENGTH = 128;

  private final HostOptions options;

  EntityRecipe(HostOptions options) {
    this.options = options;
  }

  static List<String> labels() {
    List<String> labels = new ArrayList<>(List.of("O"));
    TYPES.forEach(type -> labels.addAll(List.of("B-" + type, "I-" + type)));
    return labels;
  }

  @Override
  public Map<String, Object> train(DataFolder data, Path folder, Progress progress)
      throws IOException {
    TaggedTemplates sentences = TaggedTemplates.read(data.entities());
    Split split = Split.of(sentences.templates(), HELD_OUT, SEED);
    SentenceMaker maker = new SentenceMaker(SEED);
    List<TaggedText> texts = new ArrayList<>();
    sentences.texts().forEach(text -> texts.add(text.with("NRP", maker.peoples())));
    texts.addAll(maker.make(MADE));
    texts.addAll(MarkedTexts.read(OWN));
    int[] made = new int[MADE];
    Arrays.setAll(made, i -> sentences.texts().size() + i);
    BertFolder folderOfEncoder = new BertFolder(options.encoder());
    try (Weights weights = folderOfEncoder.weights();
        TextTokenizer tokenizer = TextTokenizer.load(folderOfEncoder.tokenizer(), MAX_LENGTH)) {
      BertEncoder encoder = new BertEncoder(weights, folderOfEncoder.config());
      TaggedPieces pieces = TaggedPieces.of(texts, tokenizer, labels());
      try (Activations activations =
          Activations.of(pieces.ids(), encoder, EntityTagger.SHARED_LAYERS, progress)) {
        Engine.getEngine("PyTorch").setRandomSeed(SEED);
        EntityTraining training = new EntityTraining(pieces, activations, weights, encoder, SEED);
        Split calibrated = calibration(sentences.templates(), split.train());
        training.train(calibrated.train(), Arrays.copyOf(made, TRAINED), progress);
        double temperature =
            training.calibrate(
                IntStream.concat(
                        Arrays.stream(calibrated.held()), Arrays.stream(made, TRAINED, made.length))
                    .toArray());
        progress.at("calibration", 1, 1, "temperature " + temperature);
        int[] own = IntStream.range(made[MADE - 1] + 1, texts.size()).toArray();
        EntityFigures held = new EntityFigures();
        training.measure(split.held(), held);
        EntityFigures styles = new EntityFigures();
        training.measure(own, styles);
        Map<String, Object> figures = figures(held, styles);
        Map<String, String> metadata = new HashMap<>(folderOfEncoder.pins());
        metadata.put("architecture", "bert-adapters");
        metadata.put("max_length", Integer.toString(MAX_LENGTH));
        try (Weights trained = training.trained()) {
          ModelWriter.write(folder, NAME, trained, metadata, figures);
          List<Split> folds = Split.folds(sentences.templates(), FOLDS, SEED);
          for (Split fold : folds.subList(1, FOLDS)) {
            Engine.getEngine("PyTorch").setRandomSeed(SEED);
            EntityTraining again = new EntityTraining(pieces, activations, weights, encoder, SEED);
            int[] unlike =
                new CommonRuns(texts, fold.held()).without(texts, Arrays.copyOf(made, TRAINED));
            progress.at("made sentences unlike those held out", unlike.length, TRAINED, "");
            again.train(calibration(sentences.templates(), fold.train()).train(), unlike, progress);
            again.measure(fold.held(), held);
          }
          held.put(figures, "folds");
          figures.put(
              "f2_person_folds_as_labelled",
              held.f2WithMissed(PERSON, Arrays.stream(sentences.addressed()).sum()));
          ModelWriter.write(folder, NAME, trained, metadata, figures);
        }
        return figures;
      }
    }
  }

  @Override
  public Map<String, Object> evaluate(DataFolder data, ServedModel model, Progress progress)
      throws IOException {
    TaggedTemplates sentences = TaggedTemplates.read(data.entities());
    int[] held = Split.of(sentences.templates(), HELD_OUT, SEED).held();
    List<TaggedText> texts =
        Arrays.stream(held).mapToObj(item -> sentences.texts().get(item)).toList();
    return figures(
        measured(model, texts, progress), measured(model, MarkedTexts.read(OWN), progress));
  }

  static EntityFigures measured(ServedModel model, List<TaggedText> texts, Progress progress) {
    EntityFigures figures = new EntityFigures();
    int done = 0;
    for (TaggedText text : texts) {
      List<Tensor> answer = model.infer(List.of(Tensor.texts("text", text.text())));
      figures.add(text, Entities.read(answer.get(0).texts()[0]));
      progress.at("sentences", ++done, texts.size(), "");
    }
    return figures;
  }

  /** A few of the templates for training tell how sure the model may be; none is trained on. */
  private static Split calibration(int[] templates, int[] train) {
    int[] own = Arrays.stream(train).map(item -> templates[item]).toArray();
    Split split = Split.of(own, CALIBRATION, SEED);
    return new Split(
        Arrays.stream(split.train()).map(i -> train[i]).toArray(),
        Arrays.stream(split.held()).map(i -> train[i]).toArray());
  }

  private static Map<String, Object> figures(EntityFigures held, EntityFigures own) {
    Map<String, Object> figures = new LinkedHashMap<>();
    held.put(figures, "held_out");
    own.put(figures, "own");
    // No sentence of the public set names a people.
    figures.put("f2_nrp_own", own.f2("NRP"));
    return figures;
  }
}
