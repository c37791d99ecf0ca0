package org.probity.detection.works;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Characters as words are compared: lower case, without accents, full-width and other compatibility
 * forms as plain ones.
 */
final class Folding {
  /** Ends a word. */
  static final char BREAK = 0;

  /** Stands in a word and is passed over, as an apostrophe or an accent of its own. */
  static final char SKIP = 1;

  private static final char[] PLAIN = table();

  private Folding() {}

  /** The plain letter or digit, {@link #BREAK}, or {@link #SKIP}. */
  static char of(char c) {
    return PLAIN[c];
  }

  /** Whether a character is a word by itself, as in scripts without spaces. */
  static boolean alone(char c) {
    return c >= 0x0E00
        && (c <= 0x0EFF
            || (c >= 0x1000 && c <= 0x109F)
            || (c >= 0x1780 && c <= 0x17FF)
            || (c >= 0x3040 && c <= 0x30FF)
            || (c >= 0x3400 && c <= 0x9FFF)
            || (c >= 0xF900 && c <= 0xFAFF));
  }

  private static char[] table() {
    char[] plain = new char[Character.MAX_VALUE + 1];
    for (int c = 0; c < plain.length; c++) {
      plain[c] = plain((char) c);
    }
    return plain;
  }

  private static char plain(char c) {
    if (c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC) {
      return SKIP;
    }
    switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.FORMAT -> {
        return SKIP;
      }
      case Character.SURROGATE -> {
        return c;
      }
      default -> {
        if (!Character.isLetterOrDigit(c)) {
          return BREAK;
        }
      }
    }
    if (c < 0x80) {
      return (char) (c >= 'A' && c <= 'Z' ? c + 0x20 : c);
    }
    String folded = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
    return folded.toLowerCase(Locale.ROOT).charAt(0);
  }
}
