package org.probity.guard.fairness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.domain.fairness.FairnessReport;
import org.probity.domain.fairness.GroupFigure;
import org.probity.domain.fairness.GroupFigure.Comparison;
import org.probity.domain.fairness.GroupFigure.Warning;
import org.probity.domain.fairness.Grouping;
import org.probity.domain.fairness.Interval;
import org.probity.domain.fairness.Rate;

/**
 * The figures of one grouping of persons. The names and formulas are those of Fairlearn
 * (differences and ratios between groups: highest less or by lowest) and of AIF360 (differences of
 * one group to the reference), so that either can be held against them.
 */
final class GroupStatistics {
  private static final double TWO_PERCENT = 0.02;

  /** Categories as lists sort them. */
  private static final Comparator<GroupFigure> BY_NAME =
      Comparator.comparing(figure -> String.join("\0", figure.group().values()));

  private GroupStatistics() {}

  /**
   * @param attributes one, or several for their intersection
   * @param favourable the label that favours a person
   * @return null if fewer than two groups are known
   */
  static @Nullable Grouping of(
      List<String> attributes, Collection<Observation> observations, String favourable) {
    Map<List<String>, Counts> counts = new java.util.HashMap<>();
    long unknown = 0;
    for (Observation each : observations) {
      String given = each.given();
      if (given == null) {
        continue;
      }
      if (!each.attributes().keySet().containsAll(attributes)) {
        unknown++;
        continue;
      }
      List<String> group = attributes.stream().map(each.attributes()::get).toList();
      counts
          .computeIfAbsent(group, key -> new Counts())
          .add(
              given.equals(favourable),
              each.actual() == null ? null : each.actual().equals(favourable));
    }
    return counts.size() < 2 ? null : grouping(attributes, counts, unknown);
  }

  private static Grouping grouping(
      List<String> attributes, Map<List<String>, Counts> counts, long unknown) {
    List<String> reference = reference(counts);
    Counts referred = counts.getOrDefault(reference, new Counts());
    long all = counts.values().stream().mapToLong(Counts::persons).sum();
    List<GroupFigure> figures = new ArrayList<>();
    counts.forEach(
        (group, each) ->
            figures.add(
                new GroupFigure(
                    named(attributes, group),
                    each.selection(),
                    each.truePositive(),
                    each.falsePositive(),
                    compare(each, referred),
                    warnings(each, all))));
    figures.sort(BY_NAME);
    double[] selected = range(counts.values(), Counts::selection);
    double[] opportunity = range(counts.values(), Counts::truePositive);
    double[] alarm = range(counts.values(), Counts::falsePositive);
    return new Grouping(
        attributes,
        named(attributes, reference),
        figures,
        selected[1] == 0 ? null : selected[0] / selected[1],
        selected[1] - selected[0],
        known(opportunity[1] - opportunity[0]),
        known(Math.max(opportunity[1] - opportunity[0], alarm[1] - alarm[0])),
        figures.stream()
            .map(figure -> figure.comparison().averageOdds())
            .filter(java.util.Objects::nonNull)
            .max(Comparator.comparingDouble(Math::abs))
            .orElse(null),
        unknown);
  }

  /** A small group that chance favours is no measure for the others. */
  private static List<String> reference(Map<List<String>, Counts> counts) {
    boolean large = counts.values().stream().anyMatch(each -> each.persons() >= FairnessReport.FEW);
    return counts.entrySet().stream()
        .filter(each -> !large || each.getValue().persons() >= FairnessReport.FEW)
        .max(
            Comparator.<Map.Entry<List<String>, Counts>>comparingDouble(
                    each -> each.getValue().selection().value())
                .thenComparing(each -> each.getValue().persons())
                .thenComparing(each -> String.join("\0", each.getKey())))
        .map(Map.Entry::getKey)
        .orElse(List.of());
  }

  private static Comparison compare(Counts group, Counts reference) {
    Rate one = group.selection();
    Rate other = reference.selection();
    Double opportunity = difference(group.truePositive(), reference.truePositive());
    Double alarm = difference(group.falsePositive(), reference.falsePositive());
    return new Comparison(
        other.hits() == 0 ? null : one.value() / other.value(),
        Intervals.ratio(one, other),
        one.value() - other.value(),
        Intervals.difference(one, other),
        opportunity,
        interval(group.truePositive(), reference.truePositive()),
        opportunity == null || alarm == null ? null : (opportunity + alarm) / 2);
  }

  private static @Nullable Double difference(@Nullable Rate one, @Nullable Rate other) {
    return one == null || other == null ? null : one.value() - other.value();
  }

  private static @Nullable Interval interval(@Nullable Rate one, @Nullable Rate other) {
    return one == null || other == null ? null : Intervals.difference(one, other);
  }

  /** Lowest and highest; NaN if fewer than two groups have such a rate. */
  private static double[] range(Collection<Counts> groups, Function<Counts, @Nullable Rate> rate) {
    double[] values =
        groups.stream()
            .map(rate)
            .flatMap(each -> each == null ? Stream.empty() : Stream.of(each))
            .mapToDouble(Rate::value)
            .sorted()
            .toArray();
    return values.length < 2
        ? new double[] {Double.NaN, Double.NaN}
        : new double[] {values[0], values[values.length - 1]};
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private static List<Warning> warnings(Counts counts, long all) {
    List<Warning> warnings = new ArrayList<>();
    if (counts.persons() < FairnessReport.FEW) {
      warnings.add(Warning.SMALL_GROUP);
    }
    if (counts.persons() < TWO_PERCENT * all) {
      warnings.add(Warning.UNDER_TWO_PERCENT);
    }
    if (counts.outcomes() > 0 && counts.outcomes() < FairnessReport.FEW) {
      warnings.add(Warning.FEW_OUTCOMES);
    }
    return warnings;
  }

  private static SortedMap<String, String> named(List<String> attributes, List<String> group) {
    SortedMap<String, String> named = new TreeMap<>();
    for (int i = 0; i < attributes.size(); i++) {
      named.put(attributes.get(i), group.get(i));
    }
    return named;
  }
}
