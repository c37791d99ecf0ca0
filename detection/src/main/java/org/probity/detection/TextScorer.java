package org.probity.detection;

import java.util.Map;

/** A detector that judges a whole text, as the toxicity model does. */
@FunctionalInterface
public interface TextScorer {

  /**
   * @return scores from 0 to 1 by name, as HATE and TOXICITY; a name it leaves out counts as not
   *     examined
   */
  Map<String, Double> score(String text);

  /** How it judges: {@code model}, or {@code lexicon} where no model stands behind it. */
  default String recognizer() {
    return "model";
  }

  /** How it judges this text: a model may not know the language, and leave it to a lexicon. */
  default String recognizer(String text) {
    return recognizer();
  }
}
