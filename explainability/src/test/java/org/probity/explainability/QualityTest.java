package org.probity.explainability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.probity.explainability.Explaining.explain;
import static org.probity.explainability.Textbook.input;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Explanation.Quality;

class QualityTest {
  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  @Test
  void erasureMeasuresOfALinearFunctionAreAsByHand() {
    // Ranked 4, 1, -3; of three features 1–20 % are one feature, 50 % are two.
    Quality quality =
        explain(Textbook.linear(1, -3, 4), "gradient-x-input", input(1, 1, 1)).quality();
    double none = sigmoid(0);
    double all = sigmoid(2);
    double erased1 = sigmoid(-2);
    double erased2 = sigmoid(-3);
    double kept1 = sigmoid(4);
    double kept2 = sigmoid(5);

    assertThat(quality.comprehensiveness())
        .isCloseTo(all - (4 * erased1 + erased2) / 5, within(1e-6));
    assertThat(quality.sufficiency()).isCloseTo(all - (4 * kept1 + kept2) / 5, within(1e-6));
    assertThat(quality.deletionAuc())
        .isCloseTo((all / 2 + erased1 + erased2 + none / 2) / 3, within(1e-6));
    assertThat(quality.insertionAuc())
        .isCloseTo((none / 2 + kept1 + kept2 + all / 2) / 3, within(1e-6));
  }

  @Test
  void anAttributionThatPointsTheWrongWayIsCalledUnfaithful() {
    Textbook lying = Textbook.ofFeatures(2, x -> 2.0 * x[0] - 2.0 * x[1], x -> new float[] {-2, 2});

    Quality quality = explain(lying, "gradient", input(1, 1)).quality();

    assertThat(quality.warnings()).contains("unfaithful");
    assertThat(quality.fitAsEvidence()).isFalse();
  }

  @Test
  void aLooserToleranceDoesNotLowerTheBarForEvidence() {
    // Before the first step, where nothing is seen of it.
    Textbook kink = Textbook.relu(-0.015f, 1, 1);

    Quality quality =
        explain(kink, "integrated-gradients", input(0.3f, 0.7f), "tolerance", 1, "steps", 8)
            .quality();

    assertThat(quality.completenessDelta()).isGreaterThan(0.01);
    assertThat(quality.warnings()).contains("completeness-not-reached");
    assertThat(quality.fitAsEvidence()).isFalse();
  }

  @Test
  void contributionsToALinearFunctionAreFaithfulToTheLastDigit() {
    Quality quality =
        explain(Textbook.linear(1, -3, 4), "gradient-x-input", input(1, 1, 1)).quality();

    assertThat(quality.infidelity()).isCloseTo(0, within(1e-9));
  }

  @Test
  void anAttributionThatContradictsEveryRemovalHasTheGreatestInfidelity() {
    Textbook lying = Textbook.ofFeatures(2, x -> 2.0 * x[0] + x[1], x -> new float[] {-2, -1});

    assertThat(explain(lying, "gradient", input(1, 1)).quality().infidelity()).isEqualTo(1);
  }

  @Test
  void complexityIsTheEntropyOfTheShares() {
    assertThat(explain(Textbook.linear(1, -1, 1, 1), "gradient", input(1, 1, 1, 1)).quality())
        .returns(1.0, Quality::complexity);
    assertThat(explain(Textbook.linear(5, 0), "gradient", input(1, 1)).quality())
        .returns(0.0, Quality::complexity);
    double entropy = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25)) / Math.log(2);
    assertThat(explain(Textbook.linear(3, -1), "gradient", input(1, 1)).quality().complexity())
        .isCloseTo(entropy, within(1e-12));
  }

  @Test
  void theGradientOfALinearFunctionIsInsensitive() {
    assertThat(explain(Textbook.linear(1, 2), "gradient", input(0, 1)).quality().maxSensitivity())
        .isZero();
  }

  @Test
  void sensitivityIsTheGreatestRelativeChangeWithinTheRadius() {
    // Of x², 2x: from 2 to at most 2.04, as the range of the input is 1 and the radius 2 % of it.
    Textbook square =
        Textbook.ofFeatures(2, x -> (double) x[0] * x[0], x -> new float[] {2 * x[0], 0});

    assertThat(explain(square, "gradient", input(1, 0)).quality().maxSensitivity())
        .isPositive()
        .isLessThanOrEqualTo(0.02);
  }

  @Test
  void anAttributionThatAnUnseenChangeTurnsOverIsNoEvidence() {
    Textbook nervous =
        Textbook.ofFeatures(
            2, x -> 2.0 * x[0] + x[1], x -> x[0] == 1 ? new float[] {2, 1} : new float[] {-20, 9});

    Quality quality = explain(nervous, "gradient", input(1, 0.5f)).quality();

    assertThat(quality.maxSensitivity()).isGreaterThan(1);
    assertThat(quality.warnings()).containsExactly("too-sensitive");
    assertThat(quality.fitAsEvidence()).isFalse();
  }

  @Test
  void whatDoesNotDependOnTheWeightsIsNoEvidence() {
    assertThat(randomised(0.95).warnings()).containsExactly("independent-of-weights");
    assertThat(randomised(0.95).fitAsEvidence()).isFalse();
    assertThat(randomised(null).warnings()).containsExactly("randomisation-unchecked");
    assertThat(randomised(null).fitAsEvidence()).isFalse();
    assertThat(randomised(0.3).randomisationSimilarity()).isEqualTo(0.3);
    assertThat(randomised(0.3).fitAsEvidence()).isTrue();
  }

  private static Quality randomised(@Nullable Double similarity) {
    return new Explainer()
        .explain(
            Textbook.linear(1, 2),
            input(1, 1),
            ExplainOptions.defaults(),
            Explaining.ABOUT.withRandomisation(similarity))
        .quality();
  }

  @Test
  void aSaturatedScoreIsSaid() {
    assertThat(explain(Textbook.linear(20, -1), "gradient", input(1, 1)).quality().warnings())
        .containsExactly("saturated-score");
  }

  @Test
  void aScoreThatErasureCannotMoveProvesNothing() {
    Quality quality = explain(Textbook.linear(20, 30), "gradient", input(1, 1)).quality();

    assertThat(quality.warnings()).containsExactly("saturated-score", "unfaithful");
    assertThat(quality.fitAsEvidence()).isFalse();
  }

  @Test
  void logitsThatWereNotTheOnesServedForbidEvidence() {
    Textbook model = Textbook.linear(1, 2);
    Explainer explainer = new Explainer();

    Explanation same =
        explainer.explain(
            model,
            input(1, 1),
            ExplainOptions.defaults(),
            Explaining.ABOUT.withServedLogits(new float[] {3, 0}));
    Explanation other =
        explainer.explain(
            model,
            input(1, 1),
            ExplainOptions.defaults(),
            Explaining.ABOUT.withServedLogits(new float[] {3.1f, 0}));

    assertThat(same.quality().fitAsEvidence()).isTrue();
    assertThat(other.quality().warnings()).isEqualTo(List.of("served-logits-differ"));
    assertThat(other.quality().fitAsEvidence()).isFalse();
  }
}
