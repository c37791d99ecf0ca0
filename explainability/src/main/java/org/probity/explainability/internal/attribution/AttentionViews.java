package org.probity.explainability.internal.attribution;

import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Differentiable.MeanAttention;
import org.probity.domain.explanation.Explanation.AttentionView;
import org.probity.domain.explanation.Leaf;
import org.probity.explainability.internal.Probe;

/** The attention that goes with every explanation of a text by a model that has attention. */
public final class AttentionViews {
  private AttentionViews() {}

  /** The rollout over all layers, or null for a model without attention. */
  public static @Nullable AttentionView of(Probe probe) {
    if (probe.model().attentionLayers() == 0 || probe.leaf().kind() != Leaf.Kind.EMBEDDINGS) {
      return null;
    }
    MeanAttention attention = probe.meanAttention();
    double[][] exact = Attentions.rollout(attention.layers());
    float[][] rollout = new float[exact.length][exact.length];
    for (int row = 0; row < exact.length; row++) {
      for (int column = 0; column < exact.length; column++) {
        rollout[row][column] = (float) exact[row][column];
      }
    }
    return new AttentionView(attention.layers().length, attention.heads(), rollout);
  }
}
