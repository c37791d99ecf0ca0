package org.probity.explainability.internal.attribution;

import java.util.Map;
import org.probity.domain.explanation.Differentiable.FeatureMaps;
import org.probity.explainability.internal.Units;

/**
 * Grad-CAM (Selvaraju et al. 2017) without its last ReLU: the sum over channels of the activation,
 * each weighted by the spatial mean of the logit's gradient. Signed, [h,w] at the layer's own
 * resolution.
 */
final class GradCam implements AttributionMethod {
  @Override
  public Attributed attribute(Question question) {
    FeatureMaps maps = question.probe().featureMaps();
    int height = maps.shape()[1];
    int width = maps.shape()[2];
    GradientCheck check = new GradientCheck();
    check.see(maps.gradient());
    double[] values = new double[height * width];
    for (int channel = 0; channel < maps.shape()[0]; channel++) {
      int from = channel * values.length;
      double weight = 0;
      for (int i = 0; i < values.length; i++) {
        weight += (double) maps.gradient()[from + i] / values.length;
      }
      for (int i = 0; i < values.length; i++) {
        values[i] += weight * maps.activation()[from + i];
      }
    }
    Units units = Units.cells(question.probe().leaf(), height, width);
    return new Attributed(units, values, Map.of(), check.warnings());
  }
}
