package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.fairness.FairnessReport;
import org.probity.domain.fairness.GroupFigure;
import org.probity.domain.fairness.Grouping;
import org.probity.domain.fairness.Interval;
import org.probity.domain.fairness.Rate;
import org.probity.web.http.Json;

/** Fairness figures as JSON; what is not known is left out. */
final class FairnessJson {
  private static final double CONFIDENCE = 0.95;

  private FairnessJson() {}

  static ObjectNode of(FairnessReport report) {
    ObjectNode json = Json.object();
    json.put("model", report.model());
    json.put("version", report.version());
    json.put("favourable", report.favourable());
    json.put("confidence", CONFIDENCE);
    json.put("observed", report.observed());
    json.put("undecided", report.undecided());
    ArrayNode list = json.putArray("groupings");
    report.groupings().forEach(grouping -> list.add(of(grouping)));
    return json;
  }

  private static ObjectNode of(Grouping grouping) {
    ObjectNode json = Json.object();
    grouping.attributes().forEach(json.putArray("attributes")::add);
    put(json.putObject("reference"), grouping.reference());
    put(json, "impact_ratio", grouping.impactRatio());
    put(json, "statistical_parity_difference", grouping.parityDifference());
    put(json, "equal_opportunity_difference", grouping.opportunityDifference());
    put(json, "equalized_odds_difference", grouping.oddsDifference());
    put(json, "average_odds_difference", grouping.averageOddsDifference());
    json.put("unknown", grouping.unknown());
    ArrayNode groups = json.putArray("groups");
    grouping.groups().forEach(figure -> groups.add(of(figure)));
    return json;
  }

  private static ObjectNode of(GroupFigure figure) {
    ObjectNode json = Json.object();
    put(json.putObject("group"), figure.group());
    json.put("persons", figure.selection().of());
    json.put("favoured", figure.selection().hits());
    put(json, "selection_rate", figure.selection());
    put(json, "true_positive_rate", figure.truePositive());
    put(json, "false_positive_rate", figure.falsePositive());
    GroupFigure.Comparison beside = figure.comparison();
    put(json, "impact_ratio", beside.ratio());
    put(json, "impact_ratio_interval", beside.ratioInterval());
    put(json, "statistical_parity_difference", beside.parity());
    put(json, "statistical_parity_difference_interval", beside.parityInterval());
    put(json, "equal_opportunity_difference", beside.opportunity());
    put(json, "equal_opportunity_difference_interval", beside.opportunityInterval());
    put(json, "average_odds_difference", beside.averageOdds());
    ArrayNode warnings = json.putArray("warnings");
    figure.warnings().forEach(each -> warnings.add(code(each)));
    return json;
  }

  static String code(GroupFigure.Warning warning) {
    return warning.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void put(ObjectNode json, Map<String, String> group) {
    group.forEach(json::put);
  }

  private static void put(ObjectNode json, String name, @Nullable Rate rate) {
    if (rate != null) {
      json.put(name, rate.value());
      put(json, name + "_interval", rate.interval());
    }
  }

  private static void put(ObjectNode json, String name, @Nullable Double figure) {
    if (figure != null) {
      json.put(name, figure);
    }
  }

  private static void put(ObjectNode json, String name, @Nullable Interval interval) {
    if (interval != null) {
      json.putArray(name).add(interval.low()).add(interval.high());
    }
  }
}
