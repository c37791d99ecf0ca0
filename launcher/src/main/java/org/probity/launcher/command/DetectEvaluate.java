package org.probity.launcher.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.probity.detection.AnalyzeOptions;
import org.probity.detection.Detector;
import org.probity.domain.finding.Evaluation;
import org.probity.domain.finding.Finding;
import org.probity.domain.finding.Neighbours;
import org.probity.domain.finding.Neighbours.Place;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.detect.EntitiesByModel;
import org.probity.inference.ModelException;
import org.probity.inference.ModelHost;
import org.probity.inference.ServedModel;
import org.probity.launcher.Distribution;
import org.probity.launcher.LauncherException;
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

  @Option(
      names = "--join",
      description =
          "Counts neighbours of one type that only spaces and punctuation part as one, in what is"
              + " labelled and in what is found, as Presidio's own evaluation does.")
  private boolean join;

  @Mixin private Engine engine = new Engine();
  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    List<LabelledText> texts = LabelledTexts.read(data, names);
    AnalyzeOptions options = AnalyzeOptions.defaults().withScoreThreshold(threshold);
    Evaluation evaluation = new Evaluation();
    Set<String> supported = new TreeSet<>();
    Path folder = Distribution.running().models().resolve(EntitiesByModel.MODEL);
    try (ProgressLine progress = output.progress();
        ModelHost host = new ModelHost(engine.options());
        ServedModel model = host.load(folder)) {
      Detector detector = new Detector(Map.of(), new EntitiesByModel(text -> asked(model, text)));
      supported.addAll(detector.supportedEntities());
      int done = 0;
      for (LabelledText text : texts) {
        evaluation.add(
            counted(text.text(), text.labels()),
            counted(text.text(), places(detector.analyze(text.text(), options))));
        done++;
        progress.at("evaluating", done, texts.size(), done + " texts");
      }
    } catch (ModelException e) {
      throw new LauncherException("%s", e.getMessage()).because(e);
    }
    output.result(result(texts.size(), evaluation, supported));
    return 0;
  }

  private List<Place> counted(String text, List<Place> places) {
    return join ? Neighbours.joined(text, places) : places;
  }

  private static List<Place> places(List<Finding> findings) {
    return findings.stream()
        .map(each -> new Place(each.entityType(), each.start(), each.end()))
        .toList();
  }

  private static Optional<Tensor> asked(ServedModel model, Tensor text) {
    return Optional.of(model.infer(List.of(text)).get(0));
  }

  private static Map<String, Object> result(
      int texts, Evaluation evaluation, Set<String> supported) {
    Map<String, Object> entities = new TreeMap<>();
    evaluation.figures().forEach((type, figures) -> entities.put(type, line(figures)));
    Set<String> known = new TreeSet<>(evaluation.figures().keySet());
    Set<String> unknown = new TreeSet<>(known);
    unknown.removeAll(supported);
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
