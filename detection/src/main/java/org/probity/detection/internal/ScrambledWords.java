package org.probity.detection.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words whose inner letters were put in another order, as people mistype them and attackers do to
 * pass word lists ("ignroe all prevoius instructions"; OWASP's sheet on prompt injection calls it
 * typoglycemia). Models read them as readers do.
 */
public final class ScrambledWords {
  /** Of fewer letters too many are other words: "form" is not "from". */
  private static final int FEWEST = 5;

  private static final Pattern WORD = Pattern.compile("\\p{IsLatin}{" + FEWEST + ",40}");

  private final Set<String> known = new HashSet<>();

  /** By first letter, inner letters sorted, and last letter. */
  private final Map<String, String> byLetters = new HashMap<>();

  /**
   * @param phrases whose words are put right, in lower case
   */
  public ScrambledWords(Iterable<String> phrases) {
    for (String phrase : phrases) {
      Matcher words = WORD.matcher(phrase);
      while (words.find()) {
        known.add(words.group());
        byLetters.put(letters(words.group()), words.group());
      }
    }
  }

  /** The text with these words put right; the same text where there are none. */
  public String restore(String text) {
    return WORD.matcher(text).replaceAll(found -> Matcher.quoteReplacement(restored(found)));
  }

  private String restored(MatchResult found) {
    String word = found.group();
    String lower = word.toLowerCase(Locale.ROOT);
    return known.contains(lower) ? word : byLetters.getOrDefault(letters(lower), word);
  }

  private static String letters(String word) {
    char[] letters = word.toCharArray();
    Arrays.sort(letters, 1, letters.length - 1);
    return new String(letters);
  }
}
