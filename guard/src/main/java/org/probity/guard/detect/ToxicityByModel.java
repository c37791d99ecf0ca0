package org.probity.guard.detect;

import java.util.Map;
import org.probity.detection.TextScorer;
import org.probity.guard.models.Models;

/**
 * HATE and TOXICITY by the served toxicity model. Gives no scores when the model is not in service:
 * the rules then take them as not known.
 */
public final class ToxicityByModel implements TextScorer {
  private final WindowedModel model;

  public ToxicityByModel(Models models) {
    this.model = new WindowedModel(models, "toxicity-minilm");
  }

  @Override
  public Map<String, Double> score(String text) {
    return model
        .shares(text)
        .map(
            windows -> {
              double hate = 0;
              double toxic = 0;
              for (double[] share : windows) {
                hate = Math.max(hate, share[0]);
                toxic = Math.max(toxic, share[0] + share[1]);
              }
              return Map.of("HATE", hate, "TOXICITY", Math.min(1, toxic));
            })
        .orElse(Map.of());
  }
}
