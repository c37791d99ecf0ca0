package org.probity.detection.internal;

import java.util.ArrayList;
import java.util.List;
import org.probity.domain.finding.Finding;

/**
 * Words of a subject, found where the same sentence speaks of a person. A list of words, and its
 * findings say so: it knows no negation, no irony and no word that is not on it.
 */
final class LexiconRecognizer implements Recognizer {
  /** Latin terms stand whole, but for a plural s. */
  private static final int WHOLE = Integer.MAX_VALUE;

  private static final String SENTENCE_ENDS = ".!?;\n。！？；";

  /** Characters between a person and what is said of one, within a sentence. */
  private static final int REACH = 80;

  private static final double OF_A_PERSON = 0.75;
  private static final double OF_NOBODY = 0.2;

  private final String entity;
  private final String name;
  private final WordSet terms;
  private final WordSet persons;
  private final WordSet topics;
  private final List<String> finds;
  private final List<String> ignores;

  /**
   * @param terms separated by bars, as {@code "diabetic|HIV positive"}
   */
  LexiconRecognizer(
      String entity, String name, List<String> terms, List<String> finds, List<String> ignores) {
    this.entity = entity;
    this.name = name;
    this.terms = new WordSet(WHOLE, words(terms));
    this.persons = new WordSet(WHOLE, words(SpecialWords.PERSONS));
    this.topics = new WordSet(WHOLE, words(SpecialWords.TOPICS));
    this.finds = finds;
    this.ignores = ignores;
  }

  private static String[] words(List<String> lines) {
    return lines.stream()
        .flatMap(line -> List.of(line.split("\\|")).stream())
        .toArray(String[]::new);
  }

  @Override
  public String entity() {
    return entity;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return "lexicon";
  }

  @Override
  public List<String> finds() {
    return finds;
  }

  @Override
  public List<String> ignores() {
    return ignores;
  }

  @Override
  public List<Finding> find(NormalizedText text) {
    String plain = text.text();
    List<Finding> findings = new ArrayList<>();
    int at = 0;
    while (at < plain.length()) {
      int length = terms.at(plain, at);
      if (length > 0) {
        boolean person = !topic(plain, at + length) && person(plain, at, at + length);
        findings.add(
            new Finding(
                entity,
                text.start(at),
                text.end(at + length),
                person ? OF_A_PERSON : OF_NOBODY,
                name,
                person ? "word list, person in the sentence" : "word list"));
      }
      at += Math.max(1, length);
    }
    return findings;
  }

  private boolean topic(String text, int end) {
    int next = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
    return next < text.length() && topics.at(text, next) > 0;
  }

  private boolean person(String text, int start, int end) {
    int from = start;
    while (from > 0 && start - from < REACH && !ends(text, from - 1)) {
      from--;
    }
    int to = end;
    while (to < text.length() && to - end < REACH && !ends(text, to)) {
      to++;
    }
    for (int at = from; at < to; at++) {
      int length = at < start || at >= end ? persons.at(text, at) : 0;
      if (length > 0 && (at + length <= start || at >= end)) {
        return true;
      }
    }
    return false;
  }

  /** A full stop ends a sentence only before a space, so that "Dr." in "Dr.X" does not. */
  private static boolean ends(String text, int at) {
    char c = text.charAt(at);
    return SENTENCE_ENDS.indexOf(c) >= 0
        && (c != '.'
            || ((at + 1 == text.length() || text.charAt(at + 1) == ' ') && !title(text, at)));
  }

  private static boolean title(String text, int at) {
    int from = at;
    while (from > 0 && WordSet.latin(text.charAt(from - 1)) && at - from < 4) {
      from--;
    }
    return at - from > 0 && at - from < 4 && Character.isUpperCase(text.charAt(from));
  }
}
