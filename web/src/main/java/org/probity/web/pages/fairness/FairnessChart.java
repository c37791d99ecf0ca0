package org.probity.web.pages.fairness;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.domain.fairness.GroupFigure;
import org.probity.domain.fairness.Grouping;
import org.probity.domain.fairness.Interval;
import org.probity.domain.fairness.Rate;
import org.probity.web.api.FairnessPicture;
import org.probity.web.pages.Words;

/** The figures of one grouping in words, beside their picture. */
public final class FairnessChart {
  private final Grouping grouping;
  private final Words words;

  FairnessChart(Grouping grouping, Words words) {
    this.grouping = grouping;
    this.words = words;
  }

  /** One group's figures as a row of the table. */
  public record Row(
      String name,
      String persons,
      String selection,
      String ratio,
      String parity,
      String opportunity,
      String odds,
      String warnings) {}

  public FairnessPicture getPicture() {
    return new FairnessPicture(grouping);
  }

  /** As {@code sex & age}. */
  public String getName() {
    return grouping.attributes().stream()
        .map(attribute -> words.code("attribute", attribute))
        .collect(Collectors.joining(" & "));
  }

  /** As a link names it. */
  public String getCode() {
    return String.join(",", grouping.attributes());
  }

  /** Safe as an id in the page. */
  public String getId() {
    return "by-" + String.join("-", grouping.attributes()).replaceAll("[^A-Za-z0-9_-]", "_");
  }

  public String getAnswer() {
    return words.format(
        "fairness.grouping",
        String.join(" & ", grouping.reference().values()),
        words.number(grouping.impactRatio()),
        words.percent(grouping.parityDifference()),
        grouping.unknown());
  }

  /** With the true outcomes, as far as they are known. */
  public String getOutcomes() {
    return grouping.opportunityDifference() == null
        ? words.of("fairness.outcomes.none")
        : words.format(
            "fairness.outcomes",
            words.percent(grouping.opportunityDifference()),
            words.percent(size(grouping.averageOddsDifference())),
            words.percent(grouping.oddsDifference()));
  }

  private static @Nullable Double size(@Nullable Double difference) {
    return difference == null ? null : Double.valueOf(Math.abs(difference));
  }

  /** Groups of which little can be said, in words. */
  public List<String> getWarnings() {
    return grouping.groups().stream()
        .filter(each -> !each.warnings().isEmpty())
        .map(
            each ->
                words.format(
                    "fairness.warning",
                    String.join(" & ", each.group().values()),
                    each.selection().of(),
                    warnings("fairness.warns", each)))
        .toList();
  }

  public List<Row> getRows() {
    return grouping.groups().stream().map(this::row).toList();
  }

  private Row row(GroupFigure figure) {
    Rate selection = figure.selection();
    Rate opportunity = figure.truePositive();
    GroupFigure.Comparison beside = figure.comparison();
    return new Row(
        String.join(" & ", figure.group().values()),
        Long.toString(selection.of()),
        share(selection),
        words.number(beside.ratio()) + interval(beside.ratioInterval()),
        words.change(100 * beside.parity(), 1),
        opportunity == null ? "–" : share(opportunity),
        beside.averageOdds() == null ? "–" : words.change(100 * beside.averageOdds(), 1),
        warnings("fairness.short", figure));
  }

  private String share(Rate rate) {
    return words.percent(rate.value())
        + " ("
        + words.number(100 * rate.interval().low())
        + "–"
        + words.number(100 * rate.interval().high())
        + ")";
  }

  private String interval(@Nullable Interval interval) {
    return interval == null
        ? ""
        : " (" + words.number(interval.low()) + "–" + words.number(interval.high()) + ")";
  }

  private String warnings(String group, GroupFigure figure) {
    return figure.warnings().stream()
        .map(each -> words.code(group, each))
        .collect(Collectors.joining("; "));
  }
}
