package org.probity.inference.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.probity.inference.ModelException;

/**
 * Harmless sentences with words of violence and contempt ("kill the process", "I hate rain"), and
 * harmful ones in the same words, so that the word alone says nothing (functional tests of Röttger
 * et al. 2021 name these kinds).
 */
final class TriggerSentences {
  static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "zh");

  /** In the order of their numbers. */
  static final List<String> LABELS = List.of("hate", "offensive", "neither");

  /** Sentences from one pattern, those alike counted once. */
  private static final int EACH = 16;

  private TriggerSentences() {}

  static List<LabelledText> make(long seed) throws IOException {
    Random random = new Random(seed);
    List<LabelledText> sentences = new ArrayList<>();
    for (String language : LANGUAGES) {
      Phrases phrases = Phrases.read("trigger/" + language + ".txt");
      for (Phrases.Pattern pattern : phrases.patterns()) {
        Set<String> different = new LinkedHashSet<>();
        for (int i = 0; i < EACH; i++) {
          different.add(surface(phrases.one(pattern, random), random));
        }
        int label = label(pattern.section());
        different.forEach(sentence -> sentences.add(new LabelledText(sentence, label)));
      }
    }
    return sentences;
  }

  /**
   * @param name as {@code hate}
   */
  static int label(String name) {
    int label = LABELS.indexOf(name);
    if (label < 0) {
      throw new ModelException("The phrases with trigger words have a section that is no label.");
    }
    return label;
  }

  /** As people write: half of them with a capital and a full stop. */
  private static String surface(String sentence, Random random) {
    if (random.nextBoolean() || sentence.matches("(?s).*[。！？]")) {
      return sentence;
    }
    String capital = Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    return capital.matches("(?s).*[.!?]")
        ? capital
        : capital + (random.nextInt(6) == 0 ? "!" : ".");
  }
}
