package org.probity.explainability.internal.json;

import java.util.ArrayList;
import java.util.List;
import org.probity.domain.explanation.Explanation.Attributions;

/**
 * The pieces of a word put together: tokens whose spans touch and that meet in letters or digits.
 * Ideographs stand alone; tokens without a span, as specials and pads, belong to no word.
 */
final class WordSums {
  /** How WordPiece marks a piece that goes on, and byte-level and SentencePiece one that begins. */
  private static final String CONTINUED = "##";

  private static final String BEGINNINGS = "\u0120\u2581";

  private WordSums() {}

  /**
   * @param start in code points of the original text
   * @param value sum over the pieces
   */
  record Word(String text, int start, int end, double value) {}

  static List<Word> of(Attributions attributions) {
    List<Word> words = new ArrayList<>();
    String before = "";
    for (int i = 0; i < attributions.offsets().size(); i++) {
      int[] span = attributions.offsets().get(i);
      String token = attributions.tokens().get(i);
      String piece = token.startsWith(CONTINUED) ? token.substring(CONTINUED.length()) : token;
      if (span[0] == span[1] || piece.isEmpty()) {
        before = "";
        continue;
      }
      double value = attributions.values()[i];
      Word last = words.isEmpty() ? null : words.get(words.size() - 1);
      if (last != null && last.end() == span[0] && joins(before, piece)) {
        String text = last.text() + piece;
        words.set(words.size() - 1, new Word(text, last.start(), span[1], last.value() + value));
      } else {
        String text = BEGINNINGS.indexOf(piece.charAt(0)) < 0 ? piece : piece.substring(1);
        words.add(new Word(text, span[0], span[1], value));
      }
      before = piece;
    }
    return words;
  }

  private static boolean joins(String before, String piece) {
    return !before.isEmpty()
        && BEGINNINGS.indexOf(piece.charAt(0)) < 0
        && isWordPart(before.codePointBefore(before.length()))
        && isWordPart(piece.codePointAt(0));
  }

  private static boolean isWordPart(int codePoint) {
    return (Character.isLetterOrDigit(codePoint)
            || Character.getType(codePoint) == Character.NON_SPACING_MARK)
        && !Character.isIdeographic(codePoint);
  }
}
