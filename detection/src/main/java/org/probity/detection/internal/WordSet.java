package org.probity.detection.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Words looked up where they begin, so that "card" stands in "cards" but not in "discard". Latin
 * words begin where no Latin letter stands before; others anywhere. They are kept as a trie of
 * their letters, so that a look takes as long as what it finds, however many words there are.
 */
final class WordSet {
  private final Node root = new Node();
  private final int shortest;

  /** What may follow the letters that lead here. */
  private static final class Node {
    /** Sorted, each beside its node. */
    private char[] letters = {};

    private Node[] next = {};
    private boolean word;

    @Nullable Node after(char letter) {
      int place = Arrays.binarySearch(letters, letter);
      return place < 0 ? null : next[place];
    }

    Node with(char letter) {
      int place = Arrays.binarySearch(letters, letter);
      return place >= 0 ? next[place] : insert(-place - 1, letter);
    }

    private Node insert(int place, char letter) {
      int count = letters.length;
      letters = Arrays.copyOf(letters, count + 1);
      next = Arrays.copyOf(next, count + 1);
      System.arraycopy(letters, place, letters, place + 1, count - place);
      System.arraycopy(next, place, next, place + 1, count - place);
      letters[place] = letter;
      next[place] = new Node();
      return next[place];
    }
  }

  /**
   * @param shortest Latin words of fewer letters count only whole, but for a plural s
   */
  WordSet(int shortest, String... words) {
    this.shortest = shortest;
    for (String word : words) {
      Node node = root;
      for (int i = 0; i < word.length(); i++) {
        node = node.with(folded(word.charAt(i)));
      }
      node.word = true;
    }
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
    int longest = 0;
    int end = at;
    for (Node node = root.after(folded(text.charAt(at)));
        node != null && end - at < most;
        node = end < text.length() ? node.after(folded(text.charAt(end))) : null) {
      end++;
      if (node.word && ends(text, at, end, shortest)) {
        longest = end - at;
      }
    }
    return longest;
  }

  /** Letters that differ in case alone are one, as for {@link String#equalsIgnoreCase}. */
  private static char folded(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return Character.toLowerCase(Character.toUpperCase(c));
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
