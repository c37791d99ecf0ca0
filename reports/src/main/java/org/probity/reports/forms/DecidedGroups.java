package org.probity.reports.forms;

import java.util.Map;
import java.util.TreeMap;
import org.probity.domain.fairness.FairnessReport;
import org.probity.domain.fairness.GroupFigure;
import org.probity.domain.fairness.Grouping;

/**
 * Selection rates and impact ratios of decisions taken, as a form shows them. A bundle leaves the
 * house, so a group so small that its rate tells of single persons is counted without figures.
 */
final class DecidedGroups {
  /** Fewer persons than this are not told of; ten is what statistical offices use. */
  private static final int TOLD_OF = 10;

  private static final double DIGITS = 10_000;

  private DecidedGroups() {}

  /**
   * @param intersections of several attributes at once, or each attribute alone
   */
  static Map<String, Object> of(FairnessReport report, boolean intersections) {
    Map<String, Object> all = new TreeMap<>();
    for (Grouping grouping : report.groupings()) {
      if (grouping.intersection() == intersections) {
        Map<String, Object> groups = new TreeMap<>();
        grouping
            .groups()
            .forEach(each -> groups.put(String.join(" & ", each.group().values()), group(each)));
        all.put(String.join(" & ", grouping.attributes()), groups);
      }
    }
    return all;
  }

  /** Persons of whom an attribute is not known, by attribute. */
  static Map<String, Object> unknown(FairnessReport report) {
    Map<String, Object> all = new TreeMap<>();
    report.groupings().stream()
        .filter(grouping -> !grouping.intersection())
        .forEach(grouping -> all.put(grouping.attributes().get(0), grouping.unknown()));
    return all;
  }

  private static Object group(GroupFigure figure) {
    if (figure.selection().of() < TOLD_OF) {
      return Map.of("persons_below", TOLD_OF);
    }
    Map<String, Object> shown = new TreeMap<>();
    shown.put("persons", figure.selection().of());
    shown.put("selection_rate", rounded(figure.selection().value()));
    Double ratio = figure.comparison().ratio();
    if (ratio != null) {
      shown.put("impact_ratio", rounded(ratio));
    }
    return shown;
  }

  private static double rounded(double figure) {
    return Math.round(figure * DIGITS) / DIGITS;
  }
}
