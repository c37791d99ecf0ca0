package org.probity.explainability.internal.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.probity.domain.explanation.Explanation.Attributions;

/** Tokens as a reader wants them: pieces joined to words, a run of pads as one. */
final class Tokens {
  private static final Set<String> PADS = Set.of("[pad]", "<pad>");

  private static final Pattern SPECIAL =
      Pattern.compile("\\[(CLS|SEP|PAD|MASK)]|</?s>|<(pad|mask)>");

  private Tokens() {}

  /**
   * @param value of the token, or the sum over a run of pads
   * @param joined continues the word before it
   */
  record Shown(String text, float value, boolean joined) {}

  static List<Shown> shown(Attributions attributions) {
    List<Shown> shown = new ArrayList<>();
    List<String> tokens = attributions.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      int end = i + 1;
      float value = attributions.values()[i];
      while (isPad(tokens.get(i)) && end < tokens.size() && isPad(tokens.get(end))) {
        value += attributions.values()[end++];
      }
      String times = end - i > 1 ? " ×" + (end - i) : "";
      shown.add(new Shown(readable(tokens.get(i)) + times, value, isPiece(tokens.get(i))));
      i = end - 1;
    }
    return shown;
  }

  /** Whether a token is the vocabulary's own and not the author's: {@code [CLS]}, {@code </s>}. */
  static boolean isSpecial(String token) {
    return SPECIAL.matcher(token).matches();
  }

  /** How many tokens stand before the pads at the end. */
  static int withoutPads(List<String> tokens) {
    int count = tokens.size();
    while (count > 1 && isPad(tokens.get(count - 1))) {
      count--;
    }
    return count;
  }

  /** Without the marks of word-piece and sentence-piece vocabularies. */
  static String readable(String token) {
    if (isPiece(token)) {
      return token.substring(2);
    }
    boolean marked = token.length() > 1 && (token.charAt(0) == '▁' || token.charAt(0) == 'Ġ');
    String text = marked ? token.substring(1) : token;
    return text.isBlank() ? "␣" : text;
  }

  private static boolean isPiece(String token) {
    return token.length() > 2 && token.startsWith("##");
  }

  private static boolean isPad(String token) {
    return PADS.contains(token.toLowerCase(Locale.ROOT));
  }
}
