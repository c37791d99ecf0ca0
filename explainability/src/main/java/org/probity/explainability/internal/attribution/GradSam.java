package org.probity.explainability.internal.attribution;

import java.util.Map;
import org.probity.explainability.internal.Units;

/**
 * Grad-SAM (Barkan et al. 2021): mean over layers and heads of A ∘ relu(grad), the row of the read
 * position.
 */
final class GradSam implements AttributionMethod {
  @Override
  public Attributed attribute(Question question) {
    var probe = question.probe();
    var attention = probe.attention(true);
    float[][][][] gradients = Attentions.gradients(attention);
    GradientCheck check = new GradientCheck();
    Attentions.check(gradients, check);
    int length = attention.weights()[0][0].length;
    double[][] mean = new double[length][length];
    for (int layer = 0; layer < gradients.length; layer++) {
      double[][] cam = Attentions.positiveMean(attention.weights()[layer], gradients[layer]);
      Matrices.add(mean, cam, 1.0 / gradients.length);
    }
    return new Attributed(
        Units.finest(probe.leaf()), mean[probe.leaf().readPosition()], Map.of(), check.warnings());
  }
}
