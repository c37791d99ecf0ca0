package org.probity.detection.internal;

/** What must not stand beside an identifier, or it is a piece of something longer. */
final class Edges {
  private static final String BEFORE = "(?<![\\p{IsLatin}\\d])";
  private static final String AFTER = "(?![\\p{IsLatin}\\d])";

  private Edges() {}

  /** Letters and digits: no other stands beside them. */
  static String word(String regex) {
    return BEFORE + regex + AFTER;
  }

  /** A number: nor does a sign with digits behind it. */
  static String number(String regex) {
    return BEFORE + "(?<!\\d[.,/+-])" + regex + AFTER + "(?![.,/+-]\\d)";
  }
}
