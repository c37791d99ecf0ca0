package org.probity.detection.internal;

/**
 * A set of characters: ASCII each by itself, all others together.
 *
 * @param low bits of the characters 0 to 63
 * @param high bits of the characters 64 to 127
 * @param other whether it holds any character beyond ASCII
 */
record Chars(long low, long high, boolean other) {
  static final Chars NONE = new Chars(0, 0, false);
  static final Chars ALL = new Chars(-1, -1, true);
  static final Chars DIGITS = range('0', '9');

  static Chars of(char c) {
    return range(c, c);
  }

  static Chars range(char from, char to) {
    long low = 0;
    long high = 0;
    for (int c = from; c <= Math.min(to, 0x7F); c++) {
      low |= c < 64 ? 1L << c : 0;
      high |= c < 64 ? 0 : 1L << (c - 64);
    }
    return new Chars(low, high, to > 0x7F);
  }

  Chars or(Chars more) {
    return new Chars(low | more.low, high | more.high, other || more.other);
  }

  Chars and(Chars also) {
    return new Chars(low & also.low, high & also.high, other && also.other);
  }

  /** With each letter also in the other case. */
  Chars anyCase() {
    long letters = high & 0x07FF_FFFE_07FF_FFFEL;
    return new Chars(low, high | letters << 32 | letters >>> 32, other);
  }

  boolean holds(char c) {
    return c < 64 ? (low >>> c & 1) != 0 : c < 128 ? (high >>> (c - 64) & 1) != 0 : other;
  }

  boolean holdsAll(Chars wanted) {
    return (wanted.low & ~low) == 0 && (wanted.high & ~high) == 0 && (other || !wanted.other);
  }

  boolean meets(Chars some) {
    return (low & some.low) != 0 || (high & some.high) != 0 || (other && some.other);
  }

  int size() {
    return Long.bitCount(low) + Long.bitCount(high);
  }
}
