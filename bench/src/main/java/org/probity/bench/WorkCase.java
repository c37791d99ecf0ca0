package org.probity.bench;

import java.util.Random;

/**
 * Texts of 1 kB against a register of works; the words are invented, some far more often than
 * others.
 */
public enum WorkCase {
  /** Shares nothing with any work. */
  UNKNOWN,
  /** A page of one of the works. */
  COPIED,
  /** Code with comments, which is read a second time without them. */
  COMMENTED;

  private static final int KILOBYTE = 1024;
  private static final int VOCABULARY = 30_000;

  /** About a page. */
  static final int WORDS = 170;

  static String work(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(KILOBYTE);
    for (int i = 0; i < WORDS; i++) {
      text.append(word((int) (VOCABULARY * Math.pow(random.nextDouble(), 3)))).append(' ');
    }
    return text.toString();
  }

  private static String word(int number) {
    StringBuilder word = new StringBuilder();
    int rest = number + 1;
    while (rest > 0) {
      word.append("bcdfglmnprst".charAt(rest % 12)).append("aeiou".charAt(rest % 5));
      rest /= 12;
    }
    return word.toString();
  }

  String text() {
    String text =
        switch (this) {
          case UNKNOWN -> work(-1);
          case COPIED -> work(7);
          case COMMENTED -> work(-2).replaceAll("((?:\\S+ ){8})", "$1// as said before\n");
        };
    return text.repeat(2).substring(0, KILOBYTE);
  }
}
