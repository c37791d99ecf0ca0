package org.probity.detection.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Words that make a weak match credible when they stand near it. */
final class Context {
  /** Characters before a match; about a line. */
  private static final int BEFORE = 80;

  private static final int AFTER = 30;
  private static final int[] NONE = {};

  /** A Latin word this short counts only whole, or "tin" would stand in "tiny". */
  private static final int SHORT = 3;

  /** Words by their first character in lower case. */
  private final Map<Character, String[]> words = new HashMap<>();

  /** A word counts where it begins, so that "card" finds "cards" but not "discard". */
  Context(String... words) {
    for (String word : words) {
      this.words.merge(
          Character.toLowerCase(word.charAt(0)),
          new String[] {word},
          (some, one) -> {
            String[] more = Arrays.copyOf(some, some.length + 1);
            more[some.length] = word;
            return more;
          });
    }
  }

  /** For asking about the matches of one text, each of them not before the one asked before. */
  Places in(String text) {
    return new Places(text);
  }

  /** How long the word is that begins here, or 0. */
  private int wordAt(String text, int at) {
    String[] candidates = words.get(Character.toLowerCase(text.charAt(at)));
    if (candidates == null || (at > 0 && latin(text.charAt(at - 1)))) {
      return 0;
    }
    for (String word : candidates) {
      if (text.regionMatches(true, at, word, 0, word.length()) && ends(text, at, word)) {
        return word.length();
      }
    }
    return 0;
  }

  private static boolean ends(String text, int at, String word) {
    int end = at + word.length();
    return word.length() > SHORT
        || end >= text.length()
        || !latin(word.charAt(word.length() - 1))
        || !latin(text.charAt(end))
        || ((text.charAt(end) | 0x20) == 's'
            && (end + 1 >= text.length() || !latin(text.charAt(end + 1))));
  }

  private static boolean latin(char c) {
    return c < 0x80
        ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z'
        : Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }

  /**
   * The words near the matches of one text. What was read for one match is not read again for the
   * next, so that a text full of matches is still read only once.
   */
  final class Places {
    private final String text;
    private int readTo;
    private int[] starts = NONE;
    private int[] ends = NONE;
    private int count;
    private int oldest;

    private Places(String text) {
      this.text = text;
    }

    /** Whether a word stands wholly before or after the match and near it. */
    boolean near(int start, int end) {
      read(Math.max(0, start - BEFORE), Math.min(text.length(), end + AFTER));
      while (oldest < count && starts[oldest] < start - BEFORE) {
        oldest++;
      }
      for (int i = oldest; i < count && starts[i] < end + AFTER; i++) {
        if (ends[i] <= start || (starts[i] >= end && ends[i] <= end + AFTER)) {
          return true;
        }
      }
      return false;
    }

    private void read(int from, int to) {
      for (int at = Math.max(from, readTo); at < to; at++) {
        int length = wordAt(text, at);
        if (length > 0) {
          if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count + 4);
            ends = Arrays.copyOf(ends, 2 * count + 4);
          }
          starts[count] = at;
          ends[count++] = at + length;
        }
      }
      readTo = Math.max(readTo, to);
    }
  }
}
