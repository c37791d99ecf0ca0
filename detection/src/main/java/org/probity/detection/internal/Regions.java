package org.probity.detection.internal;

import java.util.Arrays;

/**
 * Where in a text a pattern can match at all, known from one pass over the text. Most identifiers
 * need digits, and most of a letter has none.
 */
final class Regions {
  private final int length;
  private final int[] digits;
  private final long signs;

  Regions(String text) {
    int[] places = new int[16];
    int count = 0;
    long seen = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        if (count == places.length) {
          places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = i;
      } else {
        seen |= Needs.sign(c);
      }
    }
    this.length = text.length();
    this.digits = Arrays.copyOf(places, count);
    this.signs = seen;
  }

  /** Takes a part of the text, its end exclusive. */
  @FunctionalInterface
  interface Visitor {
    void part(int from, int to);
  }

  /**
   * Shows parts that do not touch each other, in order, each match wholly inside one of them: a
   * match of at most L characters with n digits ends at most L after the first of n digits in a row
   * and begins at most L before the last.
   */
  void visit(Needs needs, Visitor visitor) {
    if ((needs.signs() & ~signs) != 0 || digits.length < needs.digits()) {
      return;
    }
    if (needs.digits() == 0 || needs.longest() >= length) {
      visitor.part(0, length);
      return;
    }
    int from = -1;
    int to = -1;
    for (int i = 0, last = needs.digits() - 1; last < digits.length; i++, last++) {
      if (digits[last] - digits[i] < needs.longest()) {
        int begin = Math.max(0, digits[last] + 1 - needs.longest());
        if (begin > to) {
          if (from >= 0) {
            visitor.part(from, to);
          }
          from = begin;
        }
        to = Math.min(length, digits[i] + needs.longest());
      }
    }
    if (from >= 0) {
      visitor.part(from, to);
    }
  }
}
