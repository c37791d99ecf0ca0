package org.probity.explainability;

import java.util.List;
import org.probity.domain.explanation.Baseline;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.tensor.Tensor;

/** What plain models have in common: baselines of a number, no attention, nothing to warn of. */
abstract class RowModel implements Differentiable {
  private final Textbook row;

  RowModel(int features) {
    row = Textbook.linear(new float[features]);
  }

  @Override
  public int attentionLayers() {
    return 0;
  }

  @Override
  public Leaf leaf(List<Tensor> input) {
    return row.leaf(input);
  }

  @Override
  public float[] baseline(Leaf leaf, Baseline baseline) {
    return row.baseline(leaf, baseline);
  }

  @Override
  public Attention attention(Leaf leaf, int target, boolean withGradient) {
    return row.attention(leaf, target, withGradient);
  }

  @Override
  public List<String> warnings(Leaf leaf) {
    return List.of();
  }
}
