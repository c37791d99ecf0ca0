package org.probity.detection.internal;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where in a text a pattern can match at all, known from one pass over the text. Most identifiers
 * begin where a word does and need digits, and most of a letter has none.
 */
final class Places {
  /** A pattern that may begin with more characters than this is left to search by itself. */
  private static final int MANY = 45;

  /** How far a pattern's signs are looked for before it is tried. */
  private static final int SEEN = 100;

  private final String text;

  /** How many ASCII digits stand before each place. */
  private final int[] digits;

  /** How many ASCII digits stand in a row from each place, at most {@link DigitRuns#MOST}. */
  private final byte[] runs;

  /** Places before which neither a Latin letter nor a digit stands. */
  private final int[] wordStarts;

  /** Those of them where a digit stands. */
  private final int[] numberStarts;

  /** All places where a digit stands. */
  private final int[] digitPlaces;

  private final Chars seen;

  Places(String text) {
    this.text = text;
    this.digits = new int[text.length() + 1];
    int[] starts = new int[16 + text.length() / 4];
    int count = 0;
    boolean inWord = false;
    long low = 0;
    long high = 0;
    boolean other = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!inWord) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = i;
      }
      boolean digit = c >= '0' && c <= '9';
      digits[i + 1] = digits[i] + (digit ? 1 : 0);
      inWord = digit || WordSet.latin(c);
      low |= c < 64 ? 1L << c : 0;
      high |= c < 64 || c > 127 ? 0 : 1L << (c - 64);
      other |= c > 127;
    }
    this.wordStarts = Arrays.copyOf(starts, count);
    this.numberStarts = Arrays.stream(wordStarts).filter(this::digitAt).toArray();
    this.digitPlaces = IntStream.range(0, text.length()).filter(this::digitAt).toArray();
    this.seen = new Chars(low, high, other);
    this.runs = new byte[text.length() + 1];
    for (int i = text.length() - 1; i >= 0; i--) {
      runs[i] = digits[i + 1] == digits[i] ? 0 : (byte) Math.min(DigitRuns.MOST, runs[i + 1] + 1);
    }
  }

  /** Tries the pattern at a place. */
  @FunctionalInterface
  interface Attempt {
    /**
     * @return one past the match that begins there, or -1
     */
    int at(int place);
  }

  /** Whether the text holds what any match needs. */
  boolean allow(Needs needs) {
    return digits[text.length()] >= needs.digits()
        && seen.holdsAll(needs.signs())
        && seen.meets(needs.first());
  }

  /** Whether trying each place costs more than letting the pattern search. */
  static boolean anywhere(Needs needs) {
    return !needs.wordStart() && needs.first().size() > MANY;
  }

  /** Tries every place where a match may begin and that is in no match before, in order. */
  void visit(Needs needs, Attempt attempt) {
    boolean number = Chars.DIGITS.holdsAll(needs.first());
    if (number || needs.wordStart()) {
      int[] candidates = !needs.wordStart() ? digitPlaces : number ? numberStarts : wordStarts;
      visit(candidates, needs, attempt);
      return;
    }
    int from = 0;
    while (from < text.length()) {
      int end = possible(from, needs) ? attempt.at(from) : -1;
      from = Math.max(from + 1, end);
    }
  }

  private void visit(int[] candidates, Needs needs, Attempt attempt) {
    int from = 0;
    for (int start : candidates) {
      if (start >= from && possible(start, needs)) {
        from = Math.max(from, attempt.at(start));
      }
    }
  }

  private boolean digitAt(int place) {
    return digits[place + 1] > digits[place];
  }

  private boolean possible(int start, Needs needs) {
    return needs.first().holds(text.charAt(start))
        && (needs.lengths() >>> runs[start] & 1) != 0
        && (needs.digits() == 0 || digitsAfter(start, needs.longest()) >= needs.digits())
        && (needs.spaced() || needs.signs().equals(Chars.NONE) || signsAfter(start, needs));
  }

  /** Whether the signs stand between here and the next space, or that is too far to see. */
  private boolean signsAfter(int start, Needs needs) {
    int end = Math.min(text.length(), start + Math.min(SEEN, needs.longest()));
    Chars found = Chars.NONE;
    int at = start;
    while (at < end && text.charAt(at) > ' ') {
      char c = text.charAt(at++);
      if (needs.signs().holds(c)) {
        found = found.or(Chars.of(c));
        if (found.holdsAll(needs.signs())) {
          return true;
        }
      }
    }
    return at == start + SEEN;
  }

  private int digitsAfter(int start, int length) {
    return digits[Math.min(text.length(), start + length)] - digits[start];
  }
}
