package org.probity.detection.internal;

import java.util.Arrays;
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

  boolean near(String text, int start, int end) {
    Matcher matcher = words.matcher(text).useTransparentBounds(true);
    return matcher.region(Math.max(0, start - BEFORE), start).find()
        || matcher.region(end, Math.min(text.length(), end + AFTER)).find();
  }
}
