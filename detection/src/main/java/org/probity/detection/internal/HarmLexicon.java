package org.probity.detection.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.probity.detection.TextScorer;

/**
 * A score by word lists and the rules that join them, for which no model is trained. It knows no
 * irony and no word that is not on it, and reads only the languages it is written in; what it says
 * is marked as a lexicon's.
 */
public final class HarmLexicon implements TextScorer {
  /** Those that the distribution brings. */
  public static final List<HarmLexicon> ALL =
      List.of(
          read("SELF_HARM", false),
          read("SEXUAL", false),
          read("CSAM", false),
          read("MANIPULATION", false),
          read("STATE_SECURITY", false));

  /** Beside the trained model. */
  public static final HarmLexicon INJECTION = read("PROMPT_INJECTION", true);

  private static final String SENTENCE_ENDS = ".!?;\n。！？；…";

  /** Then precision, recall, number of sentences. */
  private static final String MEASURED = "# measured: ";

  private static final int WHOLE = Integer.MAX_VALUE;

  private final String score;

  /** Whether a word may lie in another one, as "drop" in "drop your": both then stand. */
  private final boolean overlapping;

  private final Map<String, List<String>> listsOf = new HashMap<>();
  private final List<PhraseRule> rules = new ArrayList<>();
  private final WordSet words;
  private double precision = Double.NaN;
  private double recall = Double.NaN;
  private int sentences;

  private HarmLexicon(String score, String lines, boolean overlapping) {
    this.score = score;
    this.overlapping = overlapping;
    Map<String, List<String>> lists = new HashMap<>();
    for (String line : lines.split("\n")) {
      int equals = line.indexOf(" = ");
      if (line.startsWith(MEASURED)) {
        String[] figures = line.substring(MEASURED.length()).split(" ");
        precision = Double.parseDouble(figures[0]);
        recall = Double.parseDouble(figures[1]);
        sentences = Integer.parseInt(figures[2]);
      }
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (equals > 0) {
        lists.put(line.substring(0, equals), List.of(line.substring(equals + 3).split(" \\| ")));
      } else {
        rules.add(PhraseRule.parse(line));
      }
    }
    rules.forEach(rule -> rule.requireLists(lists.keySet()));
    lists.forEach(
        (list, its) ->
            its.forEach(
                word ->
                    listsOf
                        .computeIfAbsent(
                            word.strip().toLowerCase(Locale.ROOT), w -> new ArrayList<>())
                        .add(list)));
    words = new WordSet(WHOLE, listsOf.keySet().toArray(String[]::new));
  }

  private static HarmLexicon read(String score, boolean overlapping) {
    String file = "/org/probity/detection/lexicon/" + name(score) + ".txt";
    try (InputStream in = HarmLexicon.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The lexicon " + file + " is not there.");
      }
      return new HarmLexicon(
          score, new String(in.readAllBytes(), StandardCharsets.UTF_8), overlapping);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(String score) {
    return score.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name of the score that it gives. */
  public String scoreName() {
    return score;
  }

  /** On sentences written after it was finished, at the score at which the policies act. */
  public double precision() {
    return precision;
  }

  /** As {@link #precision}. */
  public double recall() {
    return recall;
  }

  /** How many sentences it was measured on. */
  public int sentences() {
    return sentences;
  }

  /** All words and phrases of its lists, in lower case. */
  public Set<String> phrases() {
    return Collections.unmodifiableSet(listsOf.keySet());
  }

  @Override
  public Map<String, Double> score(String text) {
    return Map.of(score, of(NormalizedText.of(text).text()));
  }

  @Override
  public String recognizer() {
    return "lexicon";
  }

  /** The score of its surest sentence; 0 where no rule holds. */
  private double of(String text) {
    double surest = 0;
    Map<String, List<PhraseRule.Span>> found = new HashMap<>();
    int read = 0;
    for (int at = 0; at < text.length(); at++) {
      int length = overlapping || at >= read ? words.at(text, at) : 0;
      if (length > 0) {
        int longest = length;
        while (length > 0) {
          PhraseRule.Span span = new PhraseRule.Span(at, at + length);
          for (String list : listsOf(text.substring(at, at + length))) {
            found.computeIfAbsent(list, l -> new ArrayList<>()).add(span);
          }
          length = overlapping ? words.at(text, at, length - 1) : 0;
        }
        read = Math.max(read, at + longest);
      } else if (at >= read && SENTENCE_ENDS.indexOf(text.charAt(at)) >= 0 && !found.isEmpty()) {
        surest = Math.max(surest, best(found));
        found.clear();
      }
    }
    return Math.max(surest, best(found));
  }

  private List<String> listsOf(String word) {
    return listsOf.getOrDefault(word.toLowerCase(Locale.ROOT), List.of());
  }

  private double best(Map<String, List<PhraseRule.Span>> found) {
    double surest = 0;
    for (PhraseRule rule : rules) {
      if (rule.score() > surest && rule.holds(found)) {
        surest = rule.score();
      }
    }
    return surest;
  }
}
