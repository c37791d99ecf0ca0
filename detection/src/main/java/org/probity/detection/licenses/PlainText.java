package org.probity.detection.licenses;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * A text as words of ASCII letters and digits in lower case with one space between, so that comment
 * signs, line ends and typography make no difference. Each character knows where it came from.
 */
final class PlainText {
  /** Words that begin a comment line in M4, batch files, troff and Fortran. */
  private static final Set<String> COMMENT_WORDS = Set.of("dnl", "rem", "c");

  private final StringBuilder plain = new StringBuilder();
  private int[] origin;

  private PlainText(int length) {
    origin = new int[length + 1];
  }

  static PlainText of(String text) {
    PlainText result = new PlainText(text.length());
    boolean lineBegins = true;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (!letterOrDigit(c)) {
        lineBegins |= c == '\n';
        at++;
        continue;
      }
      int end = at;
      while (end < text.length() && letterOrDigit(text.charAt(end))) {
        end++;
      }
      String word = text.substring(at, end).toLowerCase(Locale.ROOT);
      if (!lineBegins || !COMMENT_WORDS.contains(word)) {
        result.add(word, at);
      }
      lineBegins = false;
      at = end;
    }
    return result;
  }

  private void add(String word, int from) {
    if (plain.length() + word.length() + 1 > origin.length) {
      origin = Arrays.copyOf(origin, 2 * (plain.length() + word.length() + 1));
    }
    if (plain.length() > 0) {
      origin[plain.length()] = from;
      plain.append(' ');
    }
    for (int i = 0; i < word.length(); i++) {
      origin[plain.length()] = from + i;
      plain.append(word.charAt(i));
    }
  }

  private static boolean letterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  String text() {
    return plain.toString();
  }

  /** In the original. */
  int origin(int place) {
    return origin[place];
  }
}
