package org.probity.launcher.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.probity.detection.AnalyzeOptions;
import org.probity.detection.Detector;
import org.probity.detection.Evaluation;
import org.probity.launcher.command.LabelledTexts.LabelledText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures detection on labelled texts. */
@Command(
    name = "evaluate",
    description =
        "Prints precision, recall and F2 by entity type, and what was taken for what, on labelled"
            + " texts.",
    mixinStandardHelpOptions = true)
public final class DetectEvaluate implements Callable<Integer> {
  private static final double ROUNDING = 10_000;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Labelled texts in the JSON of Presidio's research tools.")
  private Path data = Path.of("");

  @Option(
      names = "--threshold",
      paramLabel = "SCORE",
      description = "Findings below it do not count. Default: ${DEFAULT-VALUE}.")
  private double threshold = AnalyzeOptions.DEFAULT_THRESHOLD;

  @Option(
      names = "--rename",
      paramLabel = "THEIRS=OURS",
      description =
          "An entity type that the file names otherwise, as PREFIX=TITLE. May be repeated.")
  private Map<String, String> names = new LinkedHashMap<>();

  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    List<LabelledText> texts = LabelledTexts.read(data, names);
    Detector detector = new Detector(Map.of());
    AnalyzeOptions options = AnalyzeOptions.defaults().withScoreThreshold(threshold);
    Evaluation evaluation = new Evaluation();
    try (ProgressLine progress = output.progress()) {
      int done = 0;
      for (LabelledText text : texts) {
        evaluation.add(text.labels(), detector.analyze(text.text(), options));
        done++;
        progress.at("evaluating", done, texts.size(), done + " texts");
      }
    }
    output.result(result(texts.size(), evaluation));
    return 0;
  }

  private static Map<String, Object> result(int texts, Evaluation evaluation) {
    Map<String, Object> entities = new TreeMap<>();
    evaluation.figures().forEach((type, figures) -> entities.put(type, line(figures)));
    Set<String> known = new TreeSet<>(evaluation.figures().keySet());
    Set<String> unknown = new TreeSet<>(known);
    unknown.removeAll(Detector.supportedEntities());
    known.removeAll(unknown);
    List<Map<String, Object>> confusions = new ArrayList<>();
    evaluation
        .confusions()
        .forEach(
            (confusion, count) ->
                confusions.add(
                    Map.of(
                        "labelled", confusion.labelled(),
                        "found", confusion.found(),
                        "count", count)));
    return Map.of(
        "texts", texts,
        "entities", entities,
        "together", line(evaluation.together(known)),
        "not_supported", unknown,
        "confusions", confusions);
  }

  private static Map<String, Object> line(Evaluation.Figures figures) {
    return Map.of(
        "labelled", figures.labelled(),
        "found", figures.found(),
        "precision", rounded(figures.precision()),
        "recall", rounded(figures.recall()),
        "f2", rounded(figures.f2()));
  }

  private static double rounded(double figure) {
    return Math.round(figure * ROUNDING) / ROUNDING;
  }
}
