package org.probity.domain.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.probity.domain.finding.Evaluation.Confusion;
import org.probity.domain.finding.Evaluation.Figures;
import org.probity.domain.finding.Neighbours.Place;

class EvaluationTest {

  @Test
  void countsHitsMissesFalseAlarmsAndConfusions() {
    Evaluation evaluation = new Evaluation();
    evaluation.add(
        List.of(place("A", 0, 10), place("A", 20, 30), place("B", 40, 50), place("B", 60, 64)),
        List.of(place("A", 1, 10), place("B", 20, 30), place("A", 70, 75)));
    assertThat(evaluation.figures())
        .containsExactly(
            Map.entry("A", new Figures(2, 2, 1)), Map.entry("B", new Figures(2, 1, 0)));
    assertThat(evaluation.confusions())
        .containsExactly(
            Map.entry(new Confusion("", "A"), 1),
            Map.entry(new Confusion("A", "B"), 1),
            Map.entry(new Confusion("B", ""), 2));
    assertThat(evaluation.together(List.of("A", "B"))).isEqualTo(new Figures(4, 3, 1));
  }

  @Test
  void aFindingElsewhereIsNoHit() {
    Evaluation evaluation = new Evaluation();
    evaluation.add(List.of(place("A", 0, 10)), List.of(place("A", 6, 16)));
    assertThat(evaluation.figures().get("A")).isEqualTo(new Figures(1, 1, 0));
  }

  @Test
  void recallCountsTwice() {
    assertThat(new Figures(4, 2, 2).f2()).isCloseTo(5 * 1.0 * 0.5 / 4.5, within(1e-12));
    assertThat(new Figures(0, 0, 0).f2()).isZero();
  }

  private static Place place(String type, int start, int end) {
    return new Place(type, start, end);
  }
}
