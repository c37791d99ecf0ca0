package org.probity.detection.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words looked up where they begin, so that "card" stands in "cards" but not in "discard". Latin
 * words begin where no Latin letter stands before; others anywhere.
 */
final class WordSet {
  /** ASCII words by their first character in lower case, the longest first. */
  private final String[][] ascii = new String[128][];

  private final Map<Character, String[]> others = new HashMap<>();
  private final int shortest;

  /**
   * @param shortest Latin words of fewer letters count only whole, but for a plural s
   */
  WordSet(int shortest, String... words) {
    this.shortest = shortest;
    for (String word : words) {
      char first = Character.toLowerCase(word.charAt(0));
      if (first < 128) {
        ascii[first] = longestFirst(ascii[first], word);
      } else {
        others.put(first, longestFirst(others.get(first), word));
      }
    }
  }

  private static String[] longestFirst(String @Nullable [] some, String one) {
    int count = some == null ? 0 : some.length;
    String[] all = some == null ? new String[1] : Arrays.copyOf(some, count + 1);
    all[count] = one;
    Arrays.sort(all, (left, right) -> right.length() - left.length());
    return all;
  }

  private String @Nullable [] beginning(char c) {
    return c >= 128 ? others.get(Character.toLowerCase(c)) : ascii[lower(c)];
  }

  /** How long the longest word is that begins here, or 0. */
  int at(String text, int at) {
    return at(text, at, Integer.MAX_VALUE);
  }

  /** How long the longest word is that begins here and is no longer than this, or 0. */
  int at(String text, int at, int most) {
    if (at > 0 && latin(text.charAt(at - 1)) && latin(text.charAt(at))) {
      return 0;
    }
    String[] candidates = beginning(text.charAt(at));
    if (candidates == null) {
      return 0;
    }
    char second = at + 1 < text.length() ? text.charAt(at + 1) : 0;
    for (String word : candidates) {
      if (word.length() <= most
          && mayFollow(word, second)
          && text.regionMatches(true, at, word, 0, word.length())
          && ends(text, at, at + word.length(), shortest)) {
        return word.length();
      }
    }
    return 0;
  }

  /** False only if the word's second letter is surely another; spares most of the comparing. */
  private static boolean mayFollow(String word, char second) {
    if (word.length() < 2) {
      return true;
    }
    char wanted = word.charAt(1);
    return wanted >= 128 || second >= 128 || lower(wanted) == lower(second);
  }

  private static char lower(char ascii) {
    return ascii >= 'A' && ascii <= 'Z' ? (char) (ascii + 32) : ascii;
  }

  /** Whether the Latin word that stands here is whole, or long enough to be a beginning. */
  static boolean ends(String text, int start, int end, int shortest) {
    return end - start >= shortest
        || end >= text.length()
        || !latin(text.charAt(end - 1))
        || !latin(text.charAt(end))
        || (end - start > 2
            && (text.charAt(end) | 0x20) == 's'
            && (end + 1 >= text.length() || !latin(text.charAt(end + 1))));
  }

  static boolean latin(char c) {
    return c < 0x80
        ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z'
        : (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7)
            || (c >= 0x1E00 && c <= 0x1EFF)
            || c == 0xAA
            || c == 0xBA;
  }
}
