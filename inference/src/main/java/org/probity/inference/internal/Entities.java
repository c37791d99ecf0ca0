package org.probity.inference.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.inference.text.TokenizedText;

/**
 * Spans of a text from the classes of its tokens. Labels are {@code B-X} and {@code I-X} (Ramshaw
 * and Marcus 1995) or bare; {@code O} is none. Neighbours of one type are one span, unless a new
 * word begins with {@code B-}.
 */
final class Entities {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NONE = "O";

  /** A score's decimals; more would only be noise, and digits that look like a number of note. */
  private static final double DECIMALS = 1e4;

  private final List<String> labels;

  Entities(List<String> labels) {
    this.labels = labels;
  }

  /**
   * @param rows logits, one row a token
   * @return a list of {@code {"entity_type","start","end","score"}}, offsets in code points, score
   *     the mean probability of the span's tokens
   */
  String json(TokenizedText text, List<float[]> rows) {
    ArrayNode spans = JSON.createArrayNode();
    @Nullable ObjectNode open = null;
    double sum = 0;
    int tokens = 0;
    for (int i = 0; i < rows.size(); i++) {
      int[] offsets = text.offsets().get(i);
      if (offsets[0] == offsets[1]) {
        continue;
      }
      int best = Outputs.best(rows.get(i));
      String type = type(labels.get(best));
      if (open != null && !continues(open, type, labels.get(best), offsets)) {
        open = null;
      }
      if (type.equals(NONE)) {
        continue;
      }
      if (open == null) {
        open = spans.addObject().put("entity_type", type).put("start", offsets[0]);
        sum = 0;
        tokens = 0;
      }
      sum += probabilities(rows.get(i))[best];
      tokens++;
      open.put("end", offsets[1]);
      open.put("score", Math.round(sum / tokens * DECIMALS) / DECIMALS);
    }
    return spans.toString();
  }

  /** The token of the text whose entity is the surest: what an explanation is about. */
  int surest(TokenizedText text, List<float[]> rows) {
    int surest = 0;
    double most = -1;
    for (int i = 0; i < rows.size(); i++) {
      int[] offsets = text.offsets().get(i);
      double[] chances = probabilities(rows.get(i));
      for (int c = 0; c < chances.length && offsets[0] < offsets[1]; c++) {
        if (!labels.get(c).equals(NONE) && chances[c] > most) {
          most = chances[c];
          surest = i;
        }
      }
    }
    return surest;
  }

  private static boolean continues(ObjectNode open, String type, String label, int[] offsets) {
    boolean sameWord = open.path("end").intValue() == offsets[0];
    return open.path("entity_type").textValue().equals(type)
        && (sameWord || !label.startsWith("B-"));
  }

  private static String type(String label) {
    return label.startsWith("B-") || label.startsWith("I-") ? label.substring(2) : label;
  }

  private static double[] probabilities(float[] row) {
    double most = row[Outputs.best(row)];
    double[] chances = new double[row.length];
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      chances[i] = Math.exp(row[i] - most);
      sum += chances[i];
    }
    for (int i = 0; i < row.length; i++) {
      chances[i] /= sum;
    }
    return chances;
  }
}
