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
  static final List<String> TYPES = List.of("PERSON", "LOCATION", "ADDRESS", "ORGANIZATION", "NRP");
  private static final int SEED = 20264;
  private static final double HELD_OUT = 0.2;
  private static final int MADE = Integer.getInteger("probity.made", 12_000);
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
        training.train(split.train(), made, progress);
        SpanFigures held = training.measure(split.held());
        Map<String, Object> figures = figures(held);
        Map<String, String> metadata = new HashMap<>(folderOfEncoder.pins());
        metadata.put("architecture", "bert-adapters");
        metadata.put("max_length", Integer.toString(MAX_LENGTH));
        try (Weights trained = training.trained()) {
          ModelWriter.write(folder, "entities-minilm", trained, metadata, figures);
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
    SpanFigures figures = new SpanFigures();
    for (int i = 0; i < held.length; i++) {
      TaggedText text = sentences.texts().get(held[i]);
      List<Tensor> answer = model.infer(List.of(Tensor.texts("text", text.text())));
      figures.add(text, Entities.read(answer.get(0).texts()[0]));
      progress.at("held-out sentences", i + 1, held.length, "");
    }
    return figures(figures);
  }

  private static Map<String, Object> figures(SpanFigures held) {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (String type : TYPES) {
      if (!type.equals("NRP")) { // no sentence of the set names a people
        figures.put("f2_" + type.toLowerCase(java.util.Locale.ROOT) + "_held_out", held.f2(type));
      }
    }
    figures.put("f2_location_address_held_out", held.f2("LOCATION", "ADDRESS"));
    figures.put("f2_held_out", held.f2("PERSON", "LOCATION", "ADDRESS", "ORGANIZATION"));
    return figures;
  }
}
