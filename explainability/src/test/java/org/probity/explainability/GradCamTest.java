package org.probity.explainability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probity.explainability.Explaining.explain;

import org.junit.jupiter.api.Test;
import org.probity.domain.explanation.Explanation;

class GradCamTest {
  private static final float[] PICTURE = {4, 4, 0, 0, 4, 4, 0, 0, 8, 8, 1, 1, 8, 8, 1, 1};

  @Test
  void valuesAreSignedAndAtTheLayersOwnResolution() {
    // Channel weights: mean {1,1,1,5} = 2 and mean {4,0,0,0} = 1; A = {4,0,8,1} and its negative.
    CameraModel model = new CameraModel(1, 1, 1, 5, 4, 0, 0, 0);

    Explanation explanation = explain(model, "grad-cam", CameraModel.picture(PICTURE));

    assertThat(explanation.attributions().shape()).containsExactly(2, 2);
    assertThat(explanation.attributions().values()).containsExactly(4, 0, 8, 1);
    assertThat(explanation.quality().deletionAuc()).isNotNull();
  }

  @Test
  void whatSpeaksAgainstTheClassIsNotCut() {
    CameraModel model = new CameraModel(0, 0, 0, 0, 2, 2, 2, 2);

    Explanation explanation = explain(model, "grad-cam", CameraModel.picture(PICTURE));

    assertThat(explanation.attributions().values()).containsExactly(-8, 0, -16, -2);
  }

  @Test
  void aDeadGradientIsSaid() {
    Explanation explanation =
        explain(new CameraModel(new float[8]), "grad-cam", CameraModel.picture(PICTURE));

    assertThat(explanation.quality().warnings()).contains("dead-gradient", "zero-attributions");
    assertThat(explanation.quality().fitAsEvidence()).isFalse();
  }

  @Test
  void aModelWithoutFeatureMapsHasNone() {
    assertThatThrownBy(() -> explain(Textbook.linear(1), "grad-cam", Textbook.input(1)))
        .isInstanceOf(ExplainOptionException.class)
        .hasMessageContaining("does not exist for this model");
  }
}
