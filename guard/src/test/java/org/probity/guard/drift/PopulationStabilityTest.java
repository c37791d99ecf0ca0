package org.probity.guard.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.probity.guard.drift.Stability.Bin;

/** Held against {@code scripts/fairness-reference.py}. */
class PopulationStabilityTest {
  private static final int RUNS = 2_000;

  @Test
  void agreesWithTheReference() throws IOException {
    JsonNode cases;
    try (var in =
        PopulationStability.class.getResourceAsStream(
            "/org/probity/guard/fairness/german-credit.json")) {
      cases = new ObjectMapper().readTree(Objects.requireNonNull(in)).path("psi");
    }
    assertThat(cases).hasSize(2);
    for (JsonNode each : cases) {
      List<Bin> bins =
          PopulationStability.ofLabels(drawn(each.path("first")), drawn(each.path("second")));
      assertThat(PopulationStability.index(bins))
          .isCloseTo(each.path("psi").asDouble(), within(1e-9));
    }
  }

  private static List<String> drawn(JsonNode counts) {
    List<String> drawn = new ArrayList<>();
    counts
        .properties()
        .forEach(each -> drawn.addAll(Collections.nCopies(each.getValue().asInt(), each.getKey())));
    return drawn;
  }

  @Test
  void whatDoesNotChangeStaysBelowChanceInNineteenOfTwenty() {
    Random random = new Random(8);
    long over =
        IntStream.range(0, RUNS)
            .filter(
                run -> {
                  List<Bin> bins =
                      PopulationStability.ofNumbers(numbers(random, 0), numbers(random, 0));
                  return PopulationStability.index(bins) > PopulationStability.chance(bins);
                })
            .count();
    assertThat((double) over / RUNS).isBetween(0.03, 0.08);
  }

  private static double[] numbers(Random random, double shift) {
    return IntStream.range(0, 500).mapToDouble(i -> random.nextGaussian() + shift).toArray();
  }

  @Test
  void aShiftOfOneDeviationIsSignificant() {
    Random random = new Random(9);
    List<Bin> bins = PopulationStability.ofNumbers(numbers(random, 0), numbers(random, 1));
    assertThat(bins).hasSize(10);
    assertThat(PopulationStability.index(bins)).isGreaterThan(Stability.SIGNIFICANT);
  }

  @Test
  void whatWasOneValueAndIsAnotherShows() {
    List<Bin> bins =
        PopulationStability.ofNumbers(new double[] {1, 1, 1, 1}, new double[] {2, 2, 2, 2});
    assertThat(bins).hasSize(2);
    assertThat(PopulationStability.index(bins)).isGreaterThan(1);
  }
}
