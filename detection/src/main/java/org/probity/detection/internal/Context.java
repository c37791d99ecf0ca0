package org.probity.detection.internal;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words that make a weak match credible when they stand near it. */
final class Context {
  /** Characters before a match; about a line. */
  private static final int BEFORE = 80;

  private static final int AFTER = 30;

  private final Pattern words;

  /** A word counts where it begins, so that "card" finds "cards" but not "discard". */
  Context(String... words) {
    String either =
        Arrays.stream(words).map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
    this.words =
        Pattern.compile(
            "(?<!\\p{IsLatin})" + either, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Where the words stand in a text: one pass, however many matches ask. */
  Places in(String text) {
    TreeMap<Integer, Integer> endByStart = new TreeMap<>();
    Matcher matcher = words.matcher(text);
    while (matcher.find()) {
      endByStart.put(matcher.start(), matcher.end());
    }
    return new Places(endByStart);
  }

  /** The words of one text. */
  static final class Places {
    private final NavigableMap<Integer, Integer> endByStart;

    private Places(NavigableMap<Integer, Integer> endByStart) {
      this.endByStart = endByStart;
    }

    /** Whether a word stands wholly before or after the match and near it. */
    boolean near(int start, int end) {
      return endByStart.subMap(start - BEFORE, start).values().stream().anyMatch(e -> e <= start)
          || endByStart.subMap(end, end + AFTER).values().stream().anyMatch(e -> e <= end + AFTER);
    }
  }
}
