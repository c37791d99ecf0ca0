package org.probity.detection.internal;

import java.util.Arrays;
import java.util.List;

/** Words that make a weak match credible when they stand near it. */
public final class Context {
  /** Characters before a match; about a line. */
  private static final int BEFORE = 80;

  private static final int AFTER = 30;
  private static final int[] NONE = {};

  /** A Latin word shorter than this counts only whole, or "tin" would stand in "tiny". */
  private static final int SHORTEST_BEGINNING = 4;

  private final List<String> list;
  private final WordSet words;

  public Context(String... words) {
    this.list = List.of(words);
    this.words = new WordSet(SHORTEST_BEGINNING, words);
  }

  List<String> words() {
    return list;
  }

  /** Whether a word that stands here also ends here, and is not the beginning of another one. */
  static boolean ends(String text, int start, int end) {
    return WordSet.ends(text, start, end, SHORTEST_BEGINNING);
  }

  /**
   * The same as {@link #in} of a text that was read already.
   *
   * @param starts of the words in it, sorted
   */
  Places known(String text, int[] starts, int[] ends) {
    Places places = new Places(text);
    places.starts = starts;
    places.ends = ends;
    places.count = starts.length;
    places.readTo = text.length();
    return places;
  }

  /** For asking about the matches of one text, each of them not before the one asked before. */
  public Places in(String text) {
    return new Places(text);
  }

  /**
   * The words near the matches of one text. What was read for one match is not read again for the
   * next, so that a text full of matches is still read only once.
   */
  public final class Places {
    private final String text;
    private int readTo;
    private int[] starts = NONE;
    private int[] ends = NONE;
    private int count;
    private int oldest;
    private int oldestTried;

    private Places(String text) {
      this.text = text;
    }

    /** Whether the text was read and holds none of the words. */
    boolean none() {
      return count == 0 && readTo >= text.length();
    }

    /** Whether a word may stand near a match that begins here; like {@link #near} for its start. */
    boolean mayBeNear(int start, int longest) {
      if (readTo < text.length()) {
        return true;
      }
      int from = oldestTried;
      while (from < count && starts[from] < start - BEFORE) {
        from++;
      }
      oldestTried = from;
      return from < count && starts[from] < (long) start + longest + AFTER;
    }

    /** Whether a word stands wholly before or after the match and near it. */
    public boolean near(int start, int end) {
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
        int length = words.at(text, at);
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
