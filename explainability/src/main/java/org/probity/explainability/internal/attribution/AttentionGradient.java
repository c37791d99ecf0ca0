package org.probity.explainability.internal.attribution;

import java.util.Map;
import org.probity.explainability.internal.Units;

/**
 * Gradient-weighted attention (Chefer et al. 2021): R = I; per layer R += mean over heads of
 * relu(grad ∘ A) · R. Values are the row of the read position.
 */
final class AttentionGradient implements AttributionMethod {
  @Override
  public Attributed attribute(Question question) {
    var probe = question.probe();
    var attention = probe.attention(true);
    float[][][][] gradients = Attentions.gradients(attention);
    GradientCheck check = new GradientCheck();
    Attentions.check(gradients, check);
    double[][] relevance = Matrices.identity(attention.weights()[0][0].length);
    for (int layer = 0; layer < gradients.length; layer++) {
      double[][] cam = Attentions.positiveMean(attention.weights()[layer], gradients[layer]);
      Matrices.add(relevance, Matrices.product(cam, relevance), 1);
    }
    return new Attributed(
        Units.finest(probe.leaf()),
        relevance[probe.leaf().readPosition()],
        Map.of(),
        check.warnings());
  }
}
