package org.probity.explainability.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.explainability.ExplainOptionException;
import org.probity.explainability.TargetChoice;

/** Which logit is explained. */
public final class Targets {
  private Targets() {}

  /**
   * @param choice null for the predicted class
   * @throws ExplainOptionException if the choice names no class of the model
   */
  public static int resolve(@Nullable TargetChoice choice, List<String> labels, float[] logits) {
    return choice == null
        ? Softmax.predicted(logits)
        : resolve("target", choice, labels, logits.length);
  }

  /**
   * @param choice of the class against which the target is explained; null for none
   * @throws ExplainOptionException if the choice names no class of the model, or the target
   */
  public static @Nullable Integer contrast(
      @Nullable TargetChoice choice, List<String> labels, int classes, int target) {
    if (choice == null) {
      return null;
    }
    int found = resolve("contrast", choice, labels, classes);
    if (found == target) {
      throw new ExplainOptionException(
          "contrast", "The parameter contrast must be another class than the target.");
    }
    return found;
  }

  private static int resolve(
      String parameter, TargetChoice choice, List<String> labels, int classes) {
    Integer index = choice.index();
    String label = choice.label();
    int found = index != null ? index : labels.indexOf(label);
    if (found < 0 && label != null) {
      found = number(label);
    }
    if (found < 0 || found >= classes) {
      throw new ExplainOptionException(
          parameter,
          "The parameter "
              + parameter
              + " must be a label of the model or an index from 0 to "
              + (classes - 1)
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
