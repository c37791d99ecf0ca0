package org.probity.explainability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.probity.explainability.Explaining.explain;
import static org.probity.explainability.Explaining.values;
import static org.probity.explainability.Textbook.input;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.domain.explanation.Explanation;

class AttributionTest {
  private static final Offset<Float> EXACT = within(1e-5f);

  @Test
  void gradientOfALinearFunctionIsItsWeights() {
    assertThat(values(Textbook.linear(2, -3, 0.5f), "gradient", input(1, 1, 4)))
        .containsExactly(2, -3, 0.5f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gradient-x-input", "integrated-gradients", "occlusion", "shapley"})
  void contributionsToALinearFunctionAreWeightTimesInput(String method) {
    assertThat(values(Textbook.linear(2, -3, 0.5f), method, input(1, 2, 4)))
        .containsExactly(new float[] {2, -6, 2}, EXACT);
  }

  @Test
  void integratedGradientsOfACubicAreItsTerms() {
    Explanation explanation = explain(Textbook.cubic(), "integrated-gradients", input(2, -3));

    assertThat(explanation.attributions().values())
        .containsExactly(new float[] {8, 18}, within(1e-4f));
    assertThat(explanation.quality().completenessDelta()).isLessThan(1e-6);
    assertThat(explanation.parameters()).containsEntry("steps", 64);
  }

  @Test
  void integratedGradientsStartAtTheBaseline() {
    // x³ from 1 to 2 gains 7, 2y² from 1 to -3 gains 16.
    assertThat(values(Textbook.cubic(), "integrated-gradients", input(2, -3), "baseline", 1))
        .containsExactly(new float[] {7, 16}, within(1e-4f));
  }

  @Test
  void aSaturatedUnitHasADeadGradientButIntegratedGradientsSeeIt() {
    Textbook clipped = Textbook.clipped(2);

    Explanation gradient = explain(clipped, "gradient", input(1, 3));
    assertThat(gradient.quality().warnings()).contains("dead-gradient", "zero-attributions");
    assertThat(gradient.quality().fitAsEvidence()).isFalse();

    Explanation integrated = explain(clipped, "integrated-gradients", input(1, 3));
    assertThat(integrated.attributions().values())
        .containsExactly(new float[] {0.25f, 0.75f}, within(0.01f));
    assertThat(integrated.quality().warnings()).doesNotContain("dead-gradient");
  }

  @Test
  void integratedGradientsRefineAroundAKinkUntilTheToleranceIsMet() {
    Textbook kink = Textbook.relu(-0.93f, 1, 1);

    Explanation loose = explain(kink, "integrated-gradients", input(0.3f, 0.7f), "steps", 16);
    Explanation tight = explain(kink, "integrated-gradients", input(0.3f, 0.7f), "tolerance", 1e-4);

    assertThat(loose.quality().completenessDelta()).isLessThanOrEqualTo(0.01);
    assertThat(tight.quality().completenessDelta()).isLessThanOrEqualTo(1e-4);
    assertThat(tight.attributions().values())
        .containsExactly(new float[] {0.021f, 0.049f}, within(1e-5f));
    assertThat((Integer) tight.parameters().get("steps"))
        .isGreaterThan((Integer) loose.parameters().get("steps"));
    assertThat(tight.quality().warnings()).doesNotContain("completeness-not-reached");
  }

  @Test
  void integratedGradientsSayThatTheToleranceWasNotReached() {
    // A jump has no derivative that could account for it.
    Textbook jump = Textbook.ofFeatures(2, x -> x[0] > 0.5 ? 1 : 0, x -> new float[] {1e-3f, 0});

    Explanation explanation = explain(jump, "integrated-gradients", input(1, 1));

    assertThat(explanation.quality().warnings()).contains("completeness-not-reached");
    assertThat(explanation.quality().completenessDelta()).isGreaterThan(0.9);
    assertThat(explanation.quality().fitAsEvidence()).isFalse();
  }

  @Test
  void stepsAskedForAreTheLeastTaken() {
    assertThat(
            explain(Textbook.cubic(), "integrated-gradients", input(2, -3), "steps", 50)
                .parameters())
        .containsEntry("steps", 56);
  }

  @Test
  void shapleyValuesOfAProductAreEqualShares() {
    Explanation explanation = explain(Textbook.product(), "shapley", input(2, 3, 5));

    assertThat(explanation.attributions().values())
        .containsExactly(new float[] {10, 10, 10}, EXACT);
    assertThat(explanation.parameters()).containsEntry("exact", true);
    assertThat(explanation.quality().completenessDelta()).isLessThan(1e-6);
  }

  @Test
  void shapleyValuesOfTheGloveGame() {
    // One left glove, two right: worth 1 with a pair. 2/3, 1/6, 1/6 (Shapley 1953).
    Textbook gloves =
        Textbook.ofFeatures(3, x -> x[0] * Math.max(x[1], x[2]), x -> new float[x.length]);

    assertThat(values(gloves, "shapley", input(1, 1, 1)))
        .containsExactly(new float[] {2 / 3f, 1 / 6f, 1 / 6f}, EXACT);
  }

  @Test
  void sampledShapleyValuesSumToTheDifferenceAndComeNearTheExact() {
    float[] ones = new float[14];
    Arrays.fill(ones, 1);
    // Σ x + x₀x₁: a pair that shares one.
    Textbook pair =
        Textbook.ofFeatures(
            14, x -> Textbook.sum(x) + (double) x[0] * x[1], x -> new float[x.length]);

    Explanation explanation = explain(pair, "shapley", input(ones), "samples", 400);

    assertThat(explanation.parameters()).containsEntry("exact", false);
    assertThat(explanation.quality().completenessDelta()).isLessThan(1e-6);
    float[] values = explanation.attributions().values();
    assertThat(values[0]).isCloseTo(1.5f, within(0.1f));
    assertThat(values[1]).isCloseTo(1.5f, within(0.1f));
    assertThat(values[2]).isCloseTo(1f, within(1e-4f));
  }

  @Test
  void smoothGradOfASquareIsItsGradientInTheMean() {
    Textbook square =
        Textbook.ofFeatures(1, x -> (double) x[0] * x[0], x -> new float[] {2 * x[0]});

    float[] values = values(square, "smoothgrad", input(3), "samples", 1000, "stdev", 0.5);

    assertThat(values[0]).isCloseTo(6, within(0.1f)).isNotEqualTo(6);
  }

  @Test
  void smoothGradWithoutNoiseIsTheGradient() {
    assertThat(values(Textbook.cubic(), "smoothgrad", input(2, -3), "stdev", 0))
        .containsExactly(new float[] {12, -12}, EXACT);
  }

  @Test
  void gradientsThatAreNoNumbersAreNeverReturnedAsFine() {
    Textbook root =
        Textbook.ofFeatures(
            2, x -> Math.sqrt(x[0]) + x[1], x -> new float[] {(float) (0.5 / Math.sqrt(x[0])), 1});

    Explanation explanation = explain(root, "gradient", input(0, 1));

    assertThat(explanation.quality().warnings()).contains("non-finite-gradient");
    assertThat(explanation.quality().fitAsEvidence()).isFalse();
    assertThat(explanation.quality().comprehensiveness()).isNull();
  }

  @Test
  void aSoundExplanationIsFitAsEvidence() {
    Explanation explanation =
        explain(Textbook.linear(2, -1, 0.5f), "integrated-gradients", input(1, 1, 1));

    assertThat(explanation.quality().warnings()).isEmpty();
    assertThat(explanation.quality().fitAsEvidence()).isTrue();
  }

  @Test
  void anImageIsPlayedInPatchesThatAddUp() {
    Explanation occlusion = Samples.image("occlusion");
    Explanation shapley = Samples.image("shapley");

    assertThat(occlusion.attributions().shape()).containsExactly(14, 14);
    assertThat(occlusion.parameters()).containsEntry("window", 2);
    assertThat(shapley.attributions().shape()).containsExactly(7, 7);
    assertThat(shapley.quality().completenessDelta()).isLessThan(1e-5);
  }

  @Test
  void anInputThatEqualsItsBaselineHasNothingToExplain() {
    Explanation explanation = explain(Textbook.linear(1, 1), "integrated-gradients", input(0, 0));

    assertThat(explanation.quality().warnings())
        .contains("completeness-undefined", "too-few-units", "zero-attributions");
    assertThat(explanation.quality().completenessDelta()).isNull();
  }
}
