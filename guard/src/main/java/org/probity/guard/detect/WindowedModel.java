package org.probity.guard.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.inference.text.TextWindows;

/** A served classifier that reads a text window by window, so that its end counts too. */
final class WindowedModel {
  private static final int BATCH = 8;
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
    List<String> windows = TextWindows.of(text);
    List<double[]> shares = new ArrayList<>();
    for (int from = 0; from < windows.size(); from += BATCH) {
      List<String> batch = windows.subList(from, Math.min(windows.size(), from + BATCH));
      Tensor input = Tensor.texts("text", batch.toArray(String[]::new));
      float[] logits = models.infer(model, List.of(input)).get(0).floats();
      int classes = logits.length / batch.size();
      for (int row = 0; row < batch.size(); row++) {
        shares.add(softmax(Arrays.copyOfRange(logits, row * classes, (row + 1) * classes)));
      }
    }
    return Optional.of(shares);
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
