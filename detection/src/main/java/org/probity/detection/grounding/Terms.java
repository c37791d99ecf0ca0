package org.probity.detection.grounding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a sentence speaks of: words without endings, numbers, and pairs of Han characters. */
final class Terms {
  private static final int STEM = 6;
  private static final int SHORTEST = 3;
  private static final double NUMBER = 2;
  private static final double WORD = 1;
  private static final Set<String> STOP =
      Set.copyOf(
          List.of(
              ("the and for with that this from are was were has have had not but you your their"
                      + " his her its they them which who will would should could may might can been"
                      + " being than then there these those into onto over under about also such when"
                      + " what where while more most some any all each other only very just does did"
                      + " one our out der die das und oder mit von für den dem des ein eine ist sind"
                      + " les des une est sont pour dans par que qui los las una con por para del")
                  .split(" ")));

  private Terms() {}

  /** Each term with what it counts for. */
  static Map<String, Double> of(String sentence) {
    Map<String, Double> terms = new LinkedHashMap<>();
    int start = -1;
    for (int i = 0; i <= sentence.length(); i++) {
      char c = i < sentence.length() ? sentence.charAt(i) : ' ';
      boolean han = han(c);
      boolean letter = !han && (Character.isLetterOrDigit(c) || decimal(sentence, i));
      if (!letter && start >= 0) {
        add(sentence.substring(start, i).toLowerCase(Locale.ROOT), terms);
        start = -1;
      }
      if (letter && start < 0) {
        start = i;
      }
      if (han && i + 1 < sentence.length() && han(sentence.charAt(i + 1))) {
        terms.put(sentence.substring(i, i + 2), WORD);
      }
    }
    return terms;
  }

  private static void add(String word, Map<String, Double> terms) {
    if (word.chars().anyMatch(Character::isDigit)) {
      terms.put(word.replace(",", ""), NUMBER);
    } else if (word.length() >= SHORTEST && !STOP.contains(word)) {
      terms.put(word.substring(0, Math.min(STEM, word.length())), WORD);
    }
  }

  /** A point or comma between digits. */
  private static boolean decimal(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && (text.charAt(at) == '.' || text.charAt(at) == ',')
        && Character.isDigit(text.charAt(at - 1))
        && Character.isDigit(text.charAt(at + 1));
  }

  private static boolean han(char c) {
    return c >= 0x3400 && c <= 0x9FFF;
  }
}
