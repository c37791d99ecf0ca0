package org.probity.guard.detect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probity.detection.InjectionSigns;
import org.probity.detection.TextScorer;
import org.probity.guard.models.Models;

/**
 * PROMPT_INJECTION by the served injection model, which also reads what is hidden in a text, and by
 * a word list of the plainest attacks. Gives no score when the model is not in service: the rules
 * then take it as not known.
 */
public final class InjectionByModel implements TextScorer {
  private static final String SCORE = "PROMPT_INJECTION";
  private static final int INJECTION = 1;

  private final WindowedModel model;

  public InjectionByModel(Models models) {
    this.model = new WindowedModel(models, "injection-minilm");
  }

  @Override
  public Map<String, Double> score(String text) {
    Optional<Double> seen = surest(text);
    if (seen.isEmpty()) {
      return Map.of();
    }
    double score = Math.max(seen.get(), InjectionSigns.score(text));
    List<String> hidden = InjectionSigns.hidden(text);
    for (String part : hidden) {
      score = Math.max(score, InjectionSigns.score(part));
    }
    if (!hidden.isEmpty()) {
      score = Math.max(score, surest(String.join("\n", hidden)).orElse(1.0));
    }
    return Map.of(SCORE, score);
  }

  private Optional<Double> surest(String text) {
    return model
        .shares(text)
        .map(windows -> windows.stream().mapToDouble(share -> share[INJECTION]).max().orElse(0));
  }
}
