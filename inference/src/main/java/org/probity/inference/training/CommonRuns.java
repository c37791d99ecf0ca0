package org.probity.inference.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs of words that some texts have, their entities aside. A made sentence that has one of those
 * of the held-out sentences would tell training what they look like.
 */
final class CommonRuns {
  private static final int WORDS = 5;
  private static final String ENTITY = "#";
  private static final Pattern WORD =
      Pattern.compile("\\w+(?:'\\w+)?|#", Pattern.UNICODE_CHARACTER_CLASS);
  private final Set<List<String>> runs = new HashSet<>();

  CommonRuns(List<TaggedText> texts, int[] items) {
    Arrays.stream(items).forEach(item -> runs.addAll(runs(texts.get(item))));
  }

  /** Those of the items that have none of the runs. */
  int[] without(List<TaggedText> texts, int[] items) {
    return Arrays.stream(items)
        .filter(item -> runs(texts.get(item)).stream().noneMatch(runs::contains))
        .toArray();
  }

  private static List<List<String>> runs(TaggedText text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(blanked(text).toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    List<List<String>> runs = new ArrayList<>();
    for (int i = 0; i + WORDS <= words.size(); i++) {
      List<String> run = words.subList(i, i + WORDS);
      if (!run.contains(ENTITY)) {
        runs.add(List.copyOf(run));
      }
    }
    return runs;
  }

  /** With one sign in the place of each entity. */
  private static String blanked(TaggedText text) {
    StringBuilder blanked = new StringBuilder();
    int[] points = text.text().codePoints().toArray();
    int at = 0;
    for (TaggedText.Span span :
        text.spans().stream()
            .sorted(java.util.Comparator.comparingInt(TaggedText.Span::start))
            .toList()) {
      if (span.start() >= at) {
        blanked.append(new String(points, at, span.start() - at)).append(ENTITY);
        at = span.end();
      }
    }
    return blanked.append(new String(points, at, points.length - at)).toString();
  }
}
