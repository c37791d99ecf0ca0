package org.probity.guard.detect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.probity.detection.InjectionSigns;
import org.probity.detection.TextScorer;
import org.probity.guard.models.Models;
import org.probity.inference.text.LatinText;

/**
 * PROMPT_INJECTION by the served injection model, which also reads what is hidden in a text, and by
 * a word list of the plainest attacks. What is not in Latin letters is judged by the word list
 * alone, since the model's encoder cannot read it. Gives no score when the model is not in service:
 * the rules then take it as not known.
 */
public final class InjectionByModel implements TextScorer {
  private static final String SCORE = "PROMPT_INJECTION";
  private static final int INJECTION = 1;

  private final Function<String, Optional<List<double[]>>> model;

  public InjectionByModel(Models models) {
    this(new WindowedModel(models, "injection-minilm")::shares);
  }

  /**
   * @param model from a text to each window's shares of harmless and injection; empty when it is
   *     not in service
   */
  InjectionByModel(Function<String, Optional<List<double[]>>> model) {
    this.model = model;
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

  @Override
  public String recognizer(String text) {
    long all = letters(text);
    return 2 * letters(LatinText.of(text)) >= all ? recognizer() : InjectionSigns.LEXICON;
  }

  private Optional<Double> surest(String text) {
    String readable = LatinText.of(text);
    boolean nothing = !readable.equals(text) && !LatinText.hasLetters(readable);
    return model
        .apply(nothing ? text : readable) // if only to see whether it is in service
        .map(windows -> windows.stream().mapToDouble(share -> share[INJECTION]).max().orElse(0))
        .map(score -> nothing ? 0 : score);
  }

  private static long letters(String text) {
    return text.codePoints().filter(Character::isLetter).count();
  }
}
