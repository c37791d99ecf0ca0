package org.probity.web.api;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.domain.fairness.FairnessReport;
import org.probity.domain.fairness.GroupFigure;
import org.probity.domain.fairness.Grouping;
import org.probity.domain.fairness.Interval;
import org.probity.domain.fairness.Rate;

/**
 * Fairness figures as CSV (RFC 4180), one line a group. Names of groups are codes, so none of them
 * can be taken for a formula.
 */
public final class FairnessCsv {
  private static final String HEAD =
      "attributes,group,persons,favoured,selection_rate,selection_low,selection_high,"
          + "impact_ratio,impact_ratio_low,impact_ratio_high,statistical_parity_difference,"
          + "true_positive_rate,true_positive_low,true_positive_high,false_positive_rate,"
          + "equal_opportunity_difference,average_odds_difference,warnings\r\n";

  private FairnessCsv() {}

  public static String of(FairnessReport report) {
    StringBuilder csv = new StringBuilder(HEAD);
    for (Grouping grouping : report.groupings()) {
      grouping.groups().forEach(figure -> line(csv, grouping, figure));
    }
    return csv.toString();
  }

  private static void line(StringBuilder csv, Grouping grouping, GroupFigure figure) {
    Rate selection = figure.selection();
    GroupFigure.Comparison beside = figure.comparison();
    csv.append(String.join(" & ", grouping.attributes())).append(',');
    csv.append(name(figure.group())).append(',');
    csv.append(selection.of()).append(',').append(selection.hits());
    cell(csv, selection.value());
    cells(csv, selection.interval());
    cell(csv, beside.ratio());
    cells(csv, beside.ratioInterval());
    cell(csv, beside.parity());
    Rate opportunity = figure.truePositive();
    Rate alarm = figure.falsePositive();
    cell(csv, opportunity == null ? null : opportunity.value());
    cells(csv, opportunity == null ? null : opportunity.interval());
    cell(csv, alarm == null ? null : alarm.value());
    cell(csv, beside.opportunity());
    cell(csv, beside.averageOdds());
    csv.append(',');
    csv.append(figure.warnings().stream().map(FairnessJson::code).collect(Collectors.joining(" ")));
    csv.append("\r\n");
  }

  /** As {@code female & under-25}. */
  static String name(Map<String, String> group) {
    return String.join(" & ", group.values());
  }

  private static void cell(StringBuilder csv, @Nullable Double figure) {
    csv.append(',');
    if (figure != null) {
      csv.append(figure.doubleValue());
    }
  }

  private static void cells(StringBuilder csv, @Nullable Interval interval) {
    cell(csv, interval == null ? null : interval.low());
    cell(csv, interval == null ? null : interval.high());
  }
}
