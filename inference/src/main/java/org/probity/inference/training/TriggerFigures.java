package org.probity.inference.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.ServedModel;

/**
 * How the toxicity model takes harmless sentences with words of violence and contempt, and whether
 * it still finds harmful ones; by sentences that are trained on nowhere.
 */
final class TriggerFigures {
  /** ETH-07 refuses hate at this integer percent. */
  private static final int HATE = 80;

  /** ETH-09 acts on what is toxic at this integer percent. */
  private static final int TOXIC = 70;

  private TriggerFigures() {}

  /**
   * @return shares: {@code false_alarms_trigger_en}, of harmless sentences that either policy acts
   *     on; {@code recall_trigger}, of harmful ones
   */
  static Map<String, Object> of(ServedModel model) throws IOException {
    Map<String, List<Boolean>> alarms = new TreeMap<>();
    for (Phrases.Pattern sentence : Phrases.read("trigger/own-evaluation.txt").patterns()) {
      String[] section = sentence.section().split("-", 2);
      boolean harmless = section[1].equals("neither");
      alarms
          .computeIfAbsent(
              harmless ? "false_alarms_trigger_" + section[0] : "recall_trigger",
              figure -> new ArrayList<>())
          .add(alarm(model, sentence.text()));
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    alarms.forEach(
        (figure, each) ->
            figures.put(figure, (double) each.stream().filter(yes -> yes).count() / each.size()));
    return figures;
  }

  private static boolean alarm(ServedModel model, String text) {
    float[] logits = model.infer(List.of(Tensor.texts("text", text))).get(0).floats();
    double most = Math.max(logits[0], Math.max(logits[1], logits[2]));
    double hate = Math.exp(logits[0] - most);
    double offensive = Math.exp(logits[1] - most);
    double all = hate + offensive + Math.exp(logits[2] - most);
    return Math.round(100 * hate / all) >= HATE
        || Math.round(100 * (hate + offensive) / all) >= TOXIC;
  }
}
