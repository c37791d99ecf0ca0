package org.probity.detection.grounding;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How far the claims of an answer are found in its sources, by their words alone: a sentence is a
 * claim, and it is supported by the passage of three sentences in which most of its words and
 * numbers stand. It knows no meaning: a denial of what a source says looks supported, a free
 * paraphrase looks unsupported.
 */
public final class Grounding {
  /** A sentence with fewer terms claims nothing. */
  private static final int FEWEST_TERMS = 3;

  /** One claim with so little support counts for the whole answer. */
  private static final double INVENTED = 0.7;

  private static final int INVENTED_TERMS = 5;
  private static final int PASSAGE = 3;

  /** Sentences of an answer, and of all its sources, that are looked at. */
  private static final int MOST_CLAIMS = 300;

  private static final int MOST_SENTENCES = 3_000;

  private Grounding() {}

  /**
   * @return 0 when every claim stands in a source, 1 when none of its words do
   */
  public static double ungrounded(String answer, List<String> sources) {
    List<Set<String>> passages = passages(sources);
    double sum = 0;
    double weight = 0;
    double worst = 0;
    for (String sentence : sentences(answer, MOST_CLAIMS)) {
      Map<String, Double> terms = Terms.of(sentence);
      if (terms.size() < FEWEST_TERMS) {
        continue;
      }
      double lacking = 1 - support(terms, passages);
      sum += lacking * terms.size();
      weight += terms.size();
      if (lacking >= INVENTED && terms.size() >= INVENTED_TERMS) {
        worst = Math.max(worst, lacking);
      }
    }
    return weight == 0 ? 0 : Math.max(worst, sum / weight);
  }

  private static double support(Map<String, Double> terms, List<Set<String>> passages) {
    double all = terms.values().stream().mapToDouble(Double::doubleValue).sum();
    double best = 0;
    for (Set<String> passage : passages) {
      double found = 0;
      for (Map.Entry<String, Double> term : terms.entrySet()) {
        found += passage.contains(term.getKey()) ? term.getValue() : 0;
      }
      best = Math.max(best, found);
    }
    return best / all;
  }

  private static List<Set<String>> passages(List<String> sources) {
    List<Set<String>> passages = new ArrayList<>();
    for (String source : sources) {
      List<String> sentences = sentences(source, MOST_SENTENCES - passages.size());
      for (int first = 0; first < sentences.size(); first++) {
        Set<String> terms = new HashSet<>();
        for (int i = first; i < Math.min(sentences.size(), first + PASSAGE); i++) {
          terms.addAll(Terms.of(sentences.get(i)).keySet());
        }
        passages.add(terms);
      }
    }
    return passages;
  }

  private static List<String> sentences(String text, int most) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    breaks.setText(text);
    List<String> sentences = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next();
        end != BreakIterator.DONE && sentences.size() < most;
        end = breaks.next()) {
      sentences.add(text.substring(start, end));
      start = end;
    }
    return sentences;
  }
}
