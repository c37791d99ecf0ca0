package org.probity.inference.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The recipe's own attacks and harmless look-alikes, made from the phrases beside it. Half of both
 * stand among as many harmless sentences, so that length tells nothing.
 */
final class InjectionPhrases {
  /** Those that the model reads. */
  static final List<String> LATIN = List.of("en", "de", "fr", "es", "it", "pt");

  /** All; of the last ones the attacks are left to the word list. */
  static final List<String> LANGUAGES =
      List.of("en", "de", "fr", "es", "it", "pt", "zh", "ru", "ja");

  /** Sentences from one pattern; English, which the encoder reads best, has the most patterns. */
  private static final int ATTACKS = 10;

  private static final int HARMLESS = 9;
  private static final double AMONG_OTHERS = 0.5;
  private static final int MOST_OTHERS = 4;

  /** Characters of a text; within a window of the served model. */
  private static final int LONGEST = 400;

  /** The lists that make a pattern speak as another family does. */
  private static final Map<String, String> BORROWED =
      Map.of(
          "{ignore}", "override", "{hidden}", "extraction", "{persona}", "role", "{free}", "role");

  private static final double MISSPELT = 0.06;
  private static final double NO_END = 0.2;

  private final Random random;
  private final List<String> tweets;
  private final Set<String> seen = new HashSet<>();
  private int groups;

  private InjectionPhrases(List<String> tweets, long seed) {
    this.tweets = tweets;
    this.random = new Random(seed);
  }

  /**
   * @param tweets harmless ones, of which some stand around the sentences
   */
  static List<InjectionText> make(List<String> tweets, long seed) throws IOException {
    InjectionPhrases phrases = new InjectionPhrases(tweets, seed);
    List<InjectionText> texts = new ArrayList<>();
    for (String language : LANGUAGES) {
      Phrases harmless = Phrases.read("injection/" + language + ".harmless.txt");
      Phrases attacks = Phrases.read("injection/" + language + ".attacks.txt");
      phrases.add(texts, attacks, harmless, language, 1, ATTACKS);
      phrases.add(texts, harmless, harmless, language, 0, HARMLESS);
    }
    return texts;
  }

  private void add(
      List<InjectionText> texts,
      Phrases phrases,
      Phrases around,
      String language,
      int label,
      int each) {
    for (Phrases.Pattern pattern : phrases.patterns()) {
      int group = groups++;
      for (int i = 0; i < each; i++) {
        String sentence = surface(phrases.one(pattern, random));
        if (seen.add(sentence)) {
          String text = random.nextDouble() < AMONG_OTHERS ? among(sentence, around) : sentence;
          texts.add(
              new InjectionText(
                  text,
                  label,
                  InjectionText.OWN,
                  pattern.section(),
                  borrowed(pattern.text()),
                  language,
                  group));
        }
      }
    }
  }

  private static Set<String> borrowed(String pattern) {
    return BORROWED.entrySet().stream()
        .filter(list -> pattern.contains(list.getKey()))
        .map(Map.Entry::getValue)
        .collect(Collectors.toUnmodifiableSet());
  }

  private String among(String sentence, Phrases around) {
    int others = 1 + random.nextInt(MOST_OTHERS);
    int place = random.nextInt(others + 1);
    List<String> parts = new ArrayList<>();
    int length = sentence.length();
    for (int i = 0; i < others; i++) {
      String other = other(around);
      length += other.length() + 1;
      if (length <= LONGEST) {
        parts.add(other);
      }
    }
    parts.add(Math.min(place, parts.size()), sentence);
    return String.join(random.nextInt(4) == 0 ? "\n" : " ", parts);
  }

  private String other(Phrases around) {
    if (!tweets.isEmpty() && random.nextInt(3) == 0) {
      return tweets.get(random.nextInt(tweets.size()));
    }
    List<Phrases.Pattern> patterns = around.patterns();
    String sentence = around.one(patterns.get(random.nextInt(patterns.size())), random);
    return sentence.matches("(?s).*[.!?。！？]") ? sentence : sentence + ".";
  }

  /** As people type: now and then two letters change places, or the end is missing. */
  private String surface(String sentence) {
    String typed = sentence;
    if (random.nextDouble() < MISSPELT && sentence.length() > 12) {
      int at = 2 + random.nextInt(sentence.length() - 4);
      if (Character.isLetter(sentence.charAt(at)) && Character.isLetter(sentence.charAt(at + 1))) {
        typed =
            sentence.substring(0, at)
                + sentence.charAt(at + 1)
                + sentence.charAt(at)
                + sentence.substring(at + 2);
      }
    }
    if (random.nextDouble() < NO_END) {
      typed = typed.replaceAll("[.!?]$", "");
    }
    return typed;
  }
}
