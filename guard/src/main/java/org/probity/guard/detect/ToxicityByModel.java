package org.probity.guard.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.probity.detection.TextScorer;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;

/**
 * HATE and TOXICITY by the served toxicity model, window by window, so that the end of a long text
 * counts like its beginning. Gives no scores when the model is not in service: the rules then take
 * them as not known.
 */
public final class ToxicityByModel implements TextScorer {
  private static final String MODEL = "toxicity-minilm";

  /** Characters; well under the model's 128 tokens for text of ordinary words. */
  private static final int WINDOW = 400;

  /** Windows overlap, so that a sentence across a border is read whole once. */
  private static final int STEP = 300;

  private static final int BATCH = 8;
  private final Models models;

  public ToxicityByModel(Models models) {
    this.models = models;
  }

  @Override
  public Map<String, Double> score(String text) {
    ModelInService model = models.find(MODEL, null).orElse(null);
    if (model == null || model.served() == null) {
      return Map.of();
    }
    List<String> windows = windows(text);
    double hate = 0;
    double toxic = 0;
    for (int from = 0; from < windows.size(); from += BATCH) {
      List<String> batch = windows.subList(from, Math.min(windows.size(), from + BATCH));
      Tensor input = Tensor.texts("text", batch.toArray(String[]::new));
      float[] logits = models.infer(model, List.of(input)).get(0).floats();
      for (int row = 0; row < batch.size(); row++) {
        double[] share = softmax(logits, row * 3);
        hate = Math.max(hate, share[0]);
        toxic = Math.max(toxic, share[0] + share[1]);
      }
    }
    return Map.of("HATE", hate, "TOXICITY", Math.min(1, toxic));
  }

  private static List<String> windows(String text) {
    List<String> windows = new ArrayList<>();
    int from = 0;
    do {
      windows.add(text.substring(from, Math.min(text.length(), from + WINDOW)));
      from += STEP;
    } while (from + (WINDOW - STEP) < text.length());
    return windows;
  }

  /** Over the three classes hate, offensive, neither. */
  private static double[] softmax(float[] logits, int at) {
    double most = Math.max(logits[at], Math.max(logits[at + 1], logits[at + 2]));
    double[] share = new double[3];
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      share[i] = Math.exp(logits[at + i] - most);
      sum += share[i];
    }
    for (int i = 0; i < 3; i++) {
      share[i] /= sum;
    }
    return share;
  }
}
