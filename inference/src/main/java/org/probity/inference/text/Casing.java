package org.probity.inference.text;

import java.util.Arrays;
import java.util.List;

/**
 * What an uncased vocabulary loses of a text: for each piece the shape of the word it stands in,
 * and where that word stands. Names are often told by that alone.
 */
public final class Casing {
  private static final int OTHER = 1;
  private static final int LOWER = 2;
  private static final int CAPITALISED = 3;
  private static final int UPPER = 4;
  private static final int MIXED = 5;
  private static final int DIGITS = 6;
  private static final int LETTERS_AND_DIGITS = 7;
  private static final int ONE_CAPITAL = 8;
  private static final int LOWER_IN_LOWER_TEXT = 9;
  private static final int UPPER_IN_UPPER_TEXT = 10;
  private static final int WITHOUT_CASE = 11;
  private static final int SHAPES = 12;

  private static final int INSIDE = 0;
  private static final int SENTENCE_START = 1;
  private static final int LINE_START = 2;
  private static final int PLACES = 3;

  /** Code points to either side that are looked at: more than a word, and not a whole text. */
  private static final int REACH = 40;

  /** Number of classes; 0 is that of what stands for no text. */
  public static final int CLASSES = SHAPES * PLACES;

  private final int[] text;
  private final boolean lowerText;
  private final boolean upperText;

  private Casing(int[] text) {
    this.text = text;
    boolean upper = Arrays.stream(text).anyMatch(Character::isUpperCase);
    boolean lower = Arrays.stream(text).anyMatch(Character::isLowerCase);
    lowerText = lower && !upper;
    upperText = upper && !lower;
  }

  /**
   * @param offsets of each piece, in code points of the text
   * @return one class a piece, below {@link #CLASSES}
   */
  public static int[] of(String text, List<int[]> offsets) {
    Casing casing = new Casing(text.codePoints().toArray());
    return offsets.stream().mapToInt(casing::piece).toArray();
  }

  private int piece(int[] offsets) {
    if (offsets[0] == offsets[1]) {
      return 0;
    }
    int from = offsets[0];
    int to = offsets[1];
    if (Character.isLetterOrDigit(text[from])) {
      while (from > 0 && offsets[0] - from < REACH && Character.isLetterOrDigit(text[from - 1])) {
        from--;
      }
      while (to < text.length && to - offsets[1] < REACH && Character.isLetterOrDigit(text[to])) {
        to++;
      }
    }
    return PLACES * shape(from, to) + place(from);
  }

  private int shape(int from, int to) {
    int upper = 0;
    int lower = 0;
    int digits = 0;
    int letters = 0;
    for (int i = from; i < to; i++) {
      upper += Character.isUpperCase(text[i]) ? 1 : 0;
      lower += Character.isLowerCase(text[i]) ? 1 : 0;
      digits += Character.isDigit(text[i]) ? 1 : 0;
      letters += Character.isLetter(text[i]) ? 1 : 0;
    }
    if (letters == 0) {
      return digits > 0 ? DIGITS : OTHER;
    }
    if (digits > 0) {
      return LETTERS_AND_DIGITS;
    }
    if (upper + lower == 0) {
      return WITHOUT_CASE;
    }
    if (upper == 0) {
      return lowerText ? LOWER_IN_LOWER_TEXT : LOWER;
    }
    if (lower == 0) {
      return upperText ? UPPER_IN_UPPER_TEXT : upper == 1 ? ONE_CAPITAL : UPPER;
    }
    return upper == 1 && Character.isUpperCase(text[from]) ? CAPITALISED : MIXED;
  }

  private int place(int from) {
    for (int i = from - 1; i >= Math.max(0, from - REACH); i--) {
      int c = text[i];
      if (c == '\n' || c == '\r') {
        return LINE_START;
      }
      if (c == '.' || c == '!' || c == '?' || c == ':') {
        return SENTENCE_START;
      }
      if (Character.isLetterOrDigit(c)) {
        return INSIDE;
      }
    }
    return from <= REACH ? LINE_START : INSIDE;
  }
}
