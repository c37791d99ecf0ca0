package org.probity.guard.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.domain.fairness.FairnessReport;
import org.probity.domain.fairness.GroupFigure;
import org.probity.domain.fairness.GroupFigure.Warning;
import org.probity.domain.fairness.Grouping;
import org.probity.domain.fairness.Interval;
import org.probity.domain.fairness.Rate;

/** Held against what {@code scripts/fairness-reference.py} makes of a thousand public cases. */
class GroupStatisticsTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final JsonNode REFERENCE = reference();
  private static final List<Observation> CASES = cases();

  private static JsonNode reference() {
    try (var in = GroupStatisticsTest.class.getResourceAsStream("german-credit.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Observation> cases() {
    List<Observation> cases = new ArrayList<>();
    for (JsonNode cell : REFERENCE.path("cells")) {
      Map<String, String> attributes =
          Map.of("sex", cell.path(0).asText(), "age", cell.path(1).asText());
      for (int i = 0; i < cell.path(4).asInt(); i++) {
        cases.add(of(cell.path(2).asText(), cell.path(3).asText(), attributes));
      }
    }
    return cases;
  }

  private static Observation of(
      String label, @Nullable String actual, Map<String, String> attributes) {
    return new Observation(UUID.randomUUID(), 0, label, null, actual, attributes);
  }

  @ParameterizedTest
  @CsvSource({"sex, sex", "age, age", "age and sex, age;sex"})
  void agreesWithTheReference(String name, String attributes) {
    List<String> by = List.of(attributes.split(";"));
    JsonNode expected = REFERENCE.path(name);
    Grouping grouping = Objects.requireNonNull(GroupStatistics.of(by, CASES, "good"));
    assertThat(String.join("/", grouping.reference().values()))
        .isEqualTo(expected.path("reference").asText());
    same(grouping.impactRatio(), expected.path("impact_ratio"));
    same(grouping.parityDifference(), expected.path("statistical_parity_difference"));
    same(grouping.opportunityDifference(), expected.path("equal_opportunity_difference"));
    same(grouping.oddsDifference(), expected.path("equalized_odds_difference"));
    same(grouping.averageOddsDifference(), expected.path("average_odds_difference"));
    assertThat(grouping.groups()).hasSameSizeAs(expected.path("groups"));
    for (GroupFigure figure : grouping.groups()) {
      agrees(figure, expected.path("groups").path(String.join("/", figure.group().values())));
    }
  }

  private static void agrees(GroupFigure figure, JsonNode expected) {
    assertThat(figure.selection().of()).isEqualTo(expected.path("persons").asLong());
    Rate opportunity = Objects.requireNonNull(figure.truePositive());
    Rate alarm = Objects.requireNonNull(figure.falsePositive());
    GroupFigure.Comparison comparison = figure.comparison();
    same(figure.selection().value(), expected.path("selection_rate"));
    same(figure.selection().interval(), expected.path("selection_interval"));
    same(opportunity.value(), expected.path("true_positive_rate"));
    same(opportunity.interval(), expected.path("true_positive_interval"));
    same(alarm.value(), expected.path("false_positive_rate"));
    same(comparison.ratio(), expected.path("ratio"));
    same(comparison.ratioInterval(), expected.path("ratio_interval"));
    same(comparison.parity(), expected.path("parity"));
    same(comparison.parityInterval(), expected.path("parity_interval"));
    same(comparison.opportunity(), expected.path("opportunity"));
    same(comparison.opportunityInterval(), expected.path("opportunity_interval"));
    same(comparison.averageOdds(), expected.path("average_odds"));
  }

  private static void same(@Nullable Double figure, JsonNode expected) {
    assertThat(expected.isNumber()).isTrue();
    assertThat(figure).isCloseTo(expected.asDouble(), EXACT);
  }

  private static void same(@Nullable Interval interval, JsonNode expected) {
    same(Objects.requireNonNull(interval).low(), expected.path(0));
    same(interval.high(), expected.path(1));
  }

  /** Wilson's interval of no hit and of hits only ends at 0 and 1 exactly. */
  @ParameterizedTest
  @CsvSource({"0, 10, 0, 0.2775327998628892", "10, 10, 0.7224672001371107, 1"})
  void intervalsEndWhereRatesDo(long hits, long of, double low, double high) {
    Interval interval = Intervals.rate(hits, of).interval();
    assertThat(interval.low()).isCloseTo(low, EXACT).isNotNegative();
    assertThat(interval.high()).isCloseTo(high, EXACT).isLessThanOrEqualTo(1);
  }

  @Test
  void whoseGroupIsUnknownIsCountedApart() {
    List<Observation> some = new ArrayList<>(CASES);
    some.add(of("good", null, Map.of("age", "from-25")));
    some.add(new Observation(UUID.randomUUID(), 0, null, null, "good", Map.of("sex", "female")));
    Grouping grouping = Objects.requireNonNull(GroupStatistics.of(List.of("sex"), some, "good"));
    assertThat(grouping.unknown()).isEqualTo(1);
    assertThat(grouping.groups().stream().mapToLong(each -> each.selection().of()).sum())
        .isEqualTo(CASES.size());
  }

  @Test
  void aSmallGroupIsWarnedOfAndIsNoReference() {
    List<Observation> some = new ArrayList<>(CASES);
    some.add(of("good", "good", Map.of("sex", "other")));
    Grouping grouping = Objects.requireNonNull(GroupStatistics.of(List.of("sex"), some, "good"));
    assertThat(grouping.reference().get("sex"))
        .isEqualTo(REFERENCE.path("sex").path("reference").asText());
    GroupFigure small =
        grouping.groups().stream()
            .filter(each -> each.group().containsValue("other"))
            .findFirst()
            .orElseThrow();
    assertThat(small.warnings())
        .containsExactly(Warning.SMALL_GROUP, Warning.UNDER_TWO_PERCENT, Warning.FEW_OUTCOMES);
    FairnessReport report =
        new FairnessReport("m", "1", "good", some.size(), 0, 1, List.of(grouping));
    assertThat(ImpactRatios.least(report))
        .isCloseTo(REFERENCE.path("sex").path("impact_ratio").asDouble(), EXACT);
  }

  @Test
  void oneGroupIsNothingToCompare() {
    assertThat(GroupStatistics.of(List.of("sex"), List.of(of("good", null, Map.of())), "good"))
        .isNull();
  }

  @Test
  void whatTheApplicationDecidedStandsInPlaceOfWhatTheModelSaid() {
    UUID id = UUID.randomUUID();
    Observation said = new Observation(id, 0, "bad", null, null, Map.of("sex", "female"));
    Observation later = new Observation(id, 0, "bad", "good", "bad", Map.of("age", "from-25"));
    Observation together = said.and(later);
    assertThat(together.given()).isEqualTo("good");
    assertThat(together.actual()).isEqualTo("bad");
    assertThat(together.attributes()).containsOnlyKeys("sex", "age");
    assertThat(together.toString()).doesNotContain("female");
  }
}
