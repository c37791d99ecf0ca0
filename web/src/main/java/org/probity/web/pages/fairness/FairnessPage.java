package org.probity.web.pages.fairness;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.fairness.FairnessReport;
import org.probity.domain.fairness.GroupFigure;
import org.probity.domain.fairness.Grouping;
import org.probity.domain.model.Lifecycle;
import org.probity.guard.drift.Stability;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.web.api.AccessLog;
import org.probity.web.pages.Moments;
import org.probity.web.pages.Visitor;
import org.probity.web.pages.Words;
import org.probity.web.pages.fairness.FairnessFigures.Choice;
import org.probity.web.pages.fairness.FairnessFigures.Figures;

/** What a model's decisions gave to groups of persons, and whether its traffic changes. */
@Named
@RequestScoped
public class FairnessPage {
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final Map<String, Duration> RANGES =
      new java.util.TreeMap<>(
          Map.of(
              "month", Duration.ofDays(30),
              "quarter", Duration.ofDays(91),
              "year", LONGEST));
  private static final String YEAR = "year";
  private static final int MOST_PARTS = 10;
  private static final double FOUR_FIFTHS = 0.8;
  @Inject private FairnessFigures figures;
  @Inject private Models models;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Words words;
  @Inject private Moments moments;
  private String model = "";
  private String range = YEAR;
  private @Nullable ModelInService chosen;
  private Instant from = Instant.EPOCH;
  private Instant at = Instant.EPOCH;
  private @Nullable FairnessReport report;
  private @Nullable Stability compared;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public FairnessPage() {}

  /** On the first request and on every post-back. */
  public void open() {
    List<ModelInService> labelled = labelled();
    chosen =
        labelled.stream()
            .filter(each -> each.name().equals(model))
            .findFirst()
            .orElseGet(() -> first(labelled));
    if (chosen != null) {
      model = chosen.name();
      Duration span = RANGES.getOrDefault(range, LONGEST);
      figures.of(new Choice(model, chosen.versionName(), span)).ifPresent(this::show);
    }
  }

  private void show(Figures made) {
    report = made.report();
    compared = made.compared();
    from = made.from();
    at = made.at();
  }

  /** Once, not whenever the page looks whether its figures are there. */
  public void recordReading() {
    if (chosen != null) {
      access.read(visitor.caller(), "fairness", model + " " + range);
    }
  }

  /** Whether its figures are still being computed. */
  public boolean isComputing() {
    return chosen != null && report == null;
  }

  /** When the figures were computed. */
  public String getComputed() {
    return report == null ? "" : words.of("fairness.computed", moments.exact(at));
  }

  /** Of those that decide about persons, the one that an officer most likely looks for. */
  private @Nullable ModelInService first(List<ModelInService> labelled) {
    return labelled.stream()
        .filter(each -> each.name().equals("credit-mlp"))
        .findFirst()
        .orElse(labelled.isEmpty() ? null : labelled.get(0));
  }

  private List<ModelInService> labelled() {
    return models.all().stream()
        .filter(each -> each.version().lifecycle() == Lifecycle.ACTIVE)
        .filter(each -> each.answersWithLabels() && !each.manifest().labels().isEmpty())
        .toList();
  }

  public String getAnswer() {
    if (isComputing()) {
      return words.of("fairness.computing");
    }
    FairnessReport shown = report;
    if (shown == null || shown.observed() == 0) {
      return words.of("fairness.nothing");
    }
    if (shown.favourable().isEmpty()) {
      return words.of("fairness.unnamed", shown.observed());
    }
    Double least =
        shown.groupings().stream()
            .filter(each -> !each.intersection() && each.impactRatio() != null)
            .map(Grouping::impactRatio)
            .min(java.util.Comparator.naturalOrder())
            .orElse(null);
    if (least == null) {
      return words.format("fairness.ungrouped", shown.observed(), shown.favourable());
    }
    boolean small =
        shown.groupings().stream()
            .filter(each -> !each.intersection())
            .flatMap(each -> each.groups().stream())
            .anyMatch(each -> each.warnings().contains(GroupFigure.Warning.SMALL_GROUP));
    return words.format(
        small
            ? "fairness.answer.small"
            : least < FOUR_FIFTHS ? "fairness.answer.below" : "fairness.answer",
        shown.observed(),
        shown.favourable(),
        words.number(least));
  }

  public List<FairnessChart> getCharts() {
    FairnessReport shown = report;
    return shown == null
        ? List.of()
        : shown.groupings().stream().map(each -> new FairnessChart(each, words)).toList();
  }

  /** For links to files that hold the same. */
  public String getQuery() {
    return "from=" + from;
  }

  public String getStabilityAnswer() {
    Stability shown = compared;
    if (shown == null || shown.parts().stream().allMatch(part -> part.psi() == null)) {
      return words.format(
          "stability.few",
          shown == null ? 0 : shown.seen(),
          shown == null ? 0 : shown.referenced());
    }
    Double most = shown.parts().get(0).psi();
    String key =
        most == null || most < Stability.MODERATE
            ? "stability.steady"
            : most < Stability.SIGNIFICANT ? "stability.moderate" : "stability.significant";
    return words.format(
        key, shown.seen(), shown.referenced(), shown.parts().get(0).name(), words.number(most));
  }

  /** What drifts most, first. */
  public List<Stability.Part> getParts() {
    Stability shown = compared;
    return shown == null
        ? List.of()
        : shown.parts().stream().filter(part -> part.psi() != null).limit(MOST_PARTS).toList();
  }

  public List<String> getModelNames() {
    return labelled().stream().map(ModelInService::name).distinct().toList();
  }

  public List<String> getRanges() {
    return List.copyOf(RANGES.keySet());
  }

  public String getModel() {
    return model;
  }

  public void setModel(@Nullable String model) {
    this.model = model == null ? "" : model;
  }

  public String getRange() {
    return range;
  }

  /** A year for what is none of the codes. */
  public void setRange(@Nullable String range) {
    this.range = range != null && RANGES.containsKey(range) ? range : YEAR;
  }
}
