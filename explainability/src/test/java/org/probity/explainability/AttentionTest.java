package org.probity.explainability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.probity.explainability.Explaining.explain;
import static org.probity.explainability.Explaining.values;

import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Explanation.AttentionView;

class AttentionTest {
  private static final Offset<Float> EXACT = within(1e-6f);

  /** One head a layer but the first, which has two whose mean is easy. */
  private static final float[][][][] WEIGHTS = {
    {
      {{1, 0, 0}, {0.5f, 0.5f, 0}, {0, 0, 1}},
      {{0, 1, 0}, {0.5f, 0.5f, 0}, {0, 0, 1}}
    },
    {
      {{0, 0.4f, 0.6f}, {0, 1, 0}, {0.2f, 0.8f, 0}},
      {{0, 0.4f, 0.6f}, {0, 1, 0}, {0.2f, 0.8f, 0}}
    }
  };

  private static final float[][][][] GRADIENTS = {
    {
      {{2, 5, 5}, {4, -8, 5}, {1, 1, -1}},
      {{7, 1, 7}, {0, 0, 7}, {7, 7, 1}}
    },
    {
      {{9, 5, -5}, {9, 0, 9}, {0, 0, 9}},
      {{9, -5, 10}, {9, 0, 9}, {0, 0, 9}}
    }
  };

  private final TwoLayerAttention model = new TwoLayerAttention(WEIGHTS, GRADIENTS);

  @Test
  void tokenValuesSumOverTheEmbeddingPadsIncluded() {
    assertThat(values(model, "gradient", TwoLayerAttention.text())).containsExactly(1, 1, 3);
    assertThat(values(model, "gradient-x-input", TwoLayerAttention.text()))
        .containsExactly(1, 1, 1.5f);
  }

  @Test
  void thePadBaselineKeepsTheReadPosition() {
    Explanation explanation = explain(model, "integrated-gradients", TwoLayerAttention.text());

    // (2 − 0.5)·2 − (3 − 0.5)·1 = 0.5; the read position and the pad equal the baseline.
    assertThat(explanation.attributions().values())
        .containsExactly(new float[] {0, 0.5f, 0}, EXACT);
    assertThat(explanation.parameters()).containsEntry("baseline", "pad");
    assertThat(explanation.attributions().tokens()).isEqualTo(TwoLayerAttention.TOKENS);
    assertThat(explanation.attributions().shape()).isNull();
  }

  @Test
  void attentionIsTheLastLayersMeanRow() {
    assertThat(values(model, "attention", TwoLayerAttention.text()))
        .containsExactly(new float[] {0, 0.4f, 0.6f}, EXACT);
  }

  @Test
  void rolloutIsLaterLayerTimesEarlier() {
    // First layer mixed: {.75,.25,0} {.25,.75,0} {0,0,1}; second, row 0: {.5,.2,.3}.
    assertThat(values(model, "attention-rollout", TwoLayerAttention.text()))
        .containsExactly(
            new float[] {0.5f * 0.75f + 0.2f * 0.25f, 0.5f * 0.25f + 0.2f * 0.75f, 0.3f}, EXACT);
  }

  @Test
  void flowIsLimitedByTheNarrowestLayer() {
    // Two paths a token, each as wide as its narrower edge: .5|.75 + .2|.25, .5|.25 + .2|.75, .3|1.
    assertThat(values(model, "attention-flow", TwoLayerAttention.text()))
        .containsExactly(new float[] {0.7f, 0.45f, 0.3f}, EXACT);
  }

  @Test
  void rolloutRowsSumToOneAndGoWithEveryExplanation() {
    Explanation explanation = explain(model, "gradient", TwoLayerAttention.text());

    AttentionView attention = Objects.requireNonNull(explanation.attention());
    assertThat(attention.layers()).isEqualTo(2);
    assertThat(attention.heads()).isEqualTo(2);
    for (float[] row : attention.rollout()) {
      assertThat(Textbook.sum(row)).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void attentionGradientIsRelevancePropagation() {
    // Layer 1, mean relu(g∘A): {1,.5,0} {1,0,0} {0,0,.5}; R = I + that.
    // Layer 2, row 0: relu{0,2,−3}/2 + relu{0,−2,6}/2 = {0,1,3}.
    // R row 0 = {2,.5,0} + 1·{1,1,0} + 3·{0,0,1.5}.
    assertThat(values(model, "attention-gradient", TwoLayerAttention.text()))
        .containsExactly(new float[] {3, 1.5f, 4.5f}, EXACT);
  }

  @Test
  void gradSamIsTheMeanOverLayersAndHeads() {
    assertThat(values(model, "grad-sam", TwoLayerAttention.text()))
        .containsExactly(new float[] {0.5f, 0.75f, 1.5f}, EXACT);
  }

  @Test
  void attentionAloneIsNeverEvidence() {
    Explanation explanation = explain(model, "attention-rollout", TwoLayerAttention.text());

    assertThat(explanation.quality().warnings()).contains("not-class-specific");
    assertThat(explanation.quality().fitAsEvidence()).isFalse();
  }

  @Test
  void theModelsDoubtsAboutItsGradientsArePassedOnWhereGradientsAreUsed() {
    assertThat(explain(model, "gradient", TwoLayerAttention.text()).quality().warnings())
        .contains("relu-tie");
    assertThat(explain(model, "occlusion", TwoLayerAttention.text()).quality().warnings())
        .doesNotContain("relu-tie");
  }

  @Test
  void methodsForAModelWithAttentionAddItsOwn() {
    var leaf = model.leaf(TwoLayerAttention.text());
    var row = Textbook.linear(1).leaf(Textbook.input(1));

    assertThat(Explainer.methodsFor(model, leaf)).extracting(m -> m.code()).hasSize(11);
    assertThat(Explainer.methodsFor(Textbook.linear(1), row))
        .extracting(m -> m.code())
        .containsExactly(
            "gradient",
            "gradient-x-input",
            "integrated-gradients",
            "smoothgrad",
            "occlusion",
            "shapley");
  }
}
