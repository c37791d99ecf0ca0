package org.probity.detection.internal;

import java.util.regex.Pattern;

/** What must not stand beside an identifier, or it is a piece of something longer. */
final class Edges {
  private static final String BEFORE = "(?<![\\p{IsLatin}\\d])";
  private static final String AFTER = "(?![\\p{IsLatin}\\d])";

  /** Latin letters without the rare blocks. */
  private static final String LATIN = "a-zA-ZªºÀ-ÖØ-öø-ÿĀ-ɏḀ-ỿ";

  private Edges() {}

  /** A pattern of the tables, its classes written out as ranges, which are the fastest to ask. */
  static Pattern compiled(String regex, boolean anyCase) {
    return Pattern.compile(ranges(regex), anyCase ? Pattern.CASE_INSENSITIVE : 0);
  }

  private static String ranges(String regex) {
    StringBuilder ranges = new StringBuilder();
    int depth = 0;
    for (int at = 0; at < regex.length(); at++) {
      char c = regex.charAt(at);
      if (regex.startsWith("\\p{IsLatin}", at)) {
        ranges.append(depth > 0 ? LATIN : "[" + LATIN + "]");
        at += "\\p{IsLatin}".length() - 1;
      } else if (regex.startsWith("\\d", at)) {
        ranges.append(depth > 0 ? "0-9" : "[0-9]");
        at++;
      } else if (c == '\\') {
        ranges.append(c).append(regex.charAt(++at));
      } else {
        depth += c == '[' ? 1 : c == ']' ? -1 : 0;
        ranges.append(c);
      }
    }
    return ranges.toString();
  }

  /** Letters and digits: no other stands beside them. */
  static String word(String regex) {
    return BEFORE + regex + AFTER;
  }

  /** A number: nor does a sign with digits behind it. */
  static String number(String regex) {
    return BEFORE + "(?<!\\d[.,/+-])" + regex + AFTER + "(?![.,/+-]\\d)";
  }
}
