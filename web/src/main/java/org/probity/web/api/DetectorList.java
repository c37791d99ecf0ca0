package org.probity.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.detection.DetectorEntry;
import org.probity.guard.concern.ConcernDesk;
import org.probity.guard.concern.ConcernDesk.FalsePositives;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;

/** What looks at texts, how, and how well it was measured to do so. */
@ApplicationScoped
public class DetectorList {
  public static final String MODEL = "model";

  /** The scores that trained models give, and the entities that they find, by the model. */
  private static final SortedMap<String, List<String>> MODELS =
      new TreeMap<>(
          Map.of(
              "entities-minilm", List.of("ADDRESS", "LOCATION", "NRP", "ORGANIZATION", "PERSON"),
              "toxicity-minilm", List.of("HATE", "TOXICITY"),
              "injection-minilm", List.of("PROMPT_INJECTION")));

  /** Findings that applications reported as wrong, and those that an officer confirmed. */
  public static final String REPORTED = "false_positives_reported";

  public static final String CONFIRMED = "false_positives_confirmed";

  @Inject private Models models;
  @Inject private ConcernDesk concerns;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public DetectorList() {}

  /**
   * @param finds entity types, or names of scores
   * @param kind {@link #MODEL}, or as {@link DetectorEntry#kind}
   * @param metrics held-out figures by name; none where labelled sentences do not measure it alone
   * @param model null for what is no model, or one that is not installed
   */
  public record Line(
      List<String> finds,
      String name,
      String kind,
      boolean inService,
      List<String> languages,
      SortedMap<String, Double> metrics,
      @Nullable ModelInService model) {

    public String modelVersion() {
      return model == null ? "" : model.versionName();
    }

    public String limitations() {
      return model == null ? "" : model.manifest().card().limitations();
    }
  }

  /** Trained models first; with how often each was said to be wrong. */
  public List<Line> all() {
    List<Line> lines = new ArrayList<>();
    MODELS.forEach((name, finds) -> lines.add(model(name, finds)));
    DetectorEntry.all().forEach(entry -> lines.add(written(entry)));
    Map<String, FalsePositives> wrong = concerns.falsePositives();
    for (Line line : lines) {
      FalsePositives counts = wrong.get(line.name());
      if (counts != null) {
        line.metrics().put(REPORTED, (double) counts.reported());
        line.metrics().put(CONFIRMED, (double) counts.confirmed());
      }
    }
    return lines;
  }

  private Line model(String name, List<String> finds) {
    ModelInService model = models.find(name, null).orElse(null);
    SortedMap<String, Double> metrics = new TreeMap<>();
    if (model != null) {
      metrics.putAll(model.manifest().card().metrics());
    }
    boolean inService = model != null && model.served() != null;
    return new Line(finds, name, MODEL, inService, List.of(), metrics, model);
  }

  private static Line written(DetectorEntry entry) {
    SortedMap<String, Double> metrics = new TreeMap<>();
    DetectorEntry.Measured measured = entry.measured();
    if (measured != null) {
      metrics.put("precision", measured.precision());
      metrics.put("recall", measured.recall());
      metrics.put("f2", measured.f2());
      metrics.put("sentences", (double) measured.sentences());
    }
    return new Line(
        List.of(entry.finds()), entry.name(), entry.kind(), true, entry.languages(), metrics, null);
  }
}
