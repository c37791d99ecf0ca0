package org.probity.guard.detect;

import java.util.List;
import java.util.Optional;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;

/** A served classifier that reads a text window by window, so that its end counts too. */
final class WindowedModel {
  private final Models models;
  private final String name;

  WindowedModel(Models models, String name) {
    this.models = models;
    this.name = name;
  }

  /**
   * @return for each window the classes' shares, which sum to 1, in the order of the model's
   *     labels; empty when the model is not in service
   */
  Optional<List<double[]>> shares(String text) {
    ModelInService model = models.find(name, null).orElse(null);
    if (model == null || model.served() == null) {
      return Optional.empty();
    }
    return Optional.of(
        models.readThrough(model, text).stream().map(WindowedModel::softmax).toList());
  }

  private static double[] softmax(float[] logits) {
    double most = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    double[] share = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < share.length; i++) {
      share[i] = Math.exp(logits[i] - most);
      sum += share[i];
    }
    for (int i = 0; i < share.length; i++) {
      share[i] /= sum;
    }
    return share;
  }
}
