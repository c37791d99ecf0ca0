package org.probity.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.probity.detection.Evaluation.Confusion;
import org.probity.detection.Evaluation.Figures;
import org.probity.detection.Evaluation.Label;
import org.probity.domain.finding.Finding;

class EvaluationTest {

  @Test
  void countsHitsMissesFalseAlarmsAndConfusions() {
    Evaluation evaluation = new Evaluation();
    evaluation.add(
        List.of(label("A", 0, 10), label("A", 20, 30), label("B", 40, 50), label("B", 60, 64)),
        List.of(finding("A", 1, 10), finding("B", 20, 30), finding("A", 70, 75)));
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
    evaluation.add(List.of(label("A", 0, 10)), List.of(finding("A", 6, 16)));
    assertThat(evaluation.figures().get("A")).isEqualTo(new Figures(1, 1, 0));
  }

  @Test
  void recallCountsTwice() {
    assertThat(new Figures(4, 2, 2).f2()).isCloseTo(5 * 1.0 * 0.5 / 4.5, within(1e-12));
    assertThat(new Figures(0, 0, 0).f2()).isZero();
  }

  private static Label label(String type, int start, int end) {
    return new Label(type, start, end);
  }

  private static Finding finding(String type, int start, int end) {
    return new Finding(type, start, end, 1, "test", "test");
  }
}
