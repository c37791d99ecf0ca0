package org.probity.explainability.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.explainability.ExplainOptionException;
import org.probity.explainability.ExplainOptions.TargetChoice;

/** Which logit is explained. */
public final class Targets {
  private Targets() {}

  /**
   * @param choice null for the predicted class
   * @throws ExplainOptionException if the choice names no class of the model
   */
  public static int resolve(@Nullable TargetChoice choice, List<String> labels, float[] logits) {
    if (choice == null) {
      return Softmax.predicted(logits);
    }
    Integer index = choice.index();
    String label = choice.label();
    int found = index != null ? index : labels.indexOf(label);
    if (found < 0 && label != null) {
      found = number(label);
    }
    if (found < 0 || found >= logits.length) {
      throw new ExplainOptionException(
          "target",
          "The parameter target must be a label of the model or an index from 0 to "
              + (logits.length - 1)
              + ".");
    }
    return found;
  }

  /** The class's name, or its index where the model names none. */
  public static String label(List<String> labels, int index) {
    return index < labels.size() ? labels.get(index) : Integer.toString(index);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }
}
