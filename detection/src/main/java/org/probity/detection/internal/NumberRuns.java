package org.probity.detection.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs of digits with the signs that stand between the digits of a telephone number. One pass, no
 * backtracking.
 */
final class NumberRuns {
  private static final String BETWEEN = " ()./-";
  private static final String NEVER_BEFORE = ".=/_-+";
  private static final int MOST_BETWEEN = 3;

  private final String text;

  private NumberRuns(String text) {
    this.text = text;
  }

  /**
   * A part of the text without spaces at its ends.
   *
   * @param end one past the last character
   */
  record Part(int start, int end) {}

  /** Each run as its parts between spaces, in order. */
  static List<List<Part>> of(String text) {
    NumberRuns runs = new NumberRuns(text);
    List<List<Part>> all = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int digit = runs.firstDigit(at);
      if (digit < 0) {
        at++;
      } else {
        int end = runs.end(digit);
        all.add(runs.parts(at, end));
        at = end;
      }
    }
    return all;
  }

  /** Where the digits of a run that starts here begin, or -1 if none starts here. */
  private int firstDigit(int start) {
    int at = start;
    at += is(at, '+') ? 1 : 0;
    at += is(at, '(') ? 1 : 0;
    if (!digit(at) || (start > 0 && neverBefore(text.charAt(start - 1)))) {
      return -1;
    }
    return at;
  }

  private static boolean neverBefore(char before) {
    return latinOrDigit(before) || NEVER_BEFORE.indexOf(before) >= 0;
  }

  /** One past the last digit of the run whose digits begin here. */
  private int end(int digit) {
    int end = digit + 1;
    int at = end;
    while (at < text.length() && at - end <= MOST_BETWEEN) {
      if (digit(at)) {
        end = at + 1;
      } else if (BETWEEN.indexOf(text.charAt(at)) < 0) {
        break;
      }
      at++;
    }
    return end;
  }

  private List<Part> parts(int start, int end) {
    List<Part> parts = new ArrayList<>();
    int from = start;
    for (int at = start; at <= end; at++) {
      if (at == end || text.charAt(at) == ' ') {
        if (at > from) {
          parts.add(new Part(from, at));
        }
        from = at + 1;
      }
    }
    return parts;
  }

  private boolean is(int at, char sign) {
    return at < text.length() && text.charAt(at) == sign;
  }

  private boolean digit(int at) {
    return at < text.length() && digit(text.charAt(at));
  }

  static boolean latinOrDigit(char c) {
    return digit(c) || Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
