package org.probity.inference.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.probity.inference.ModelException;

/**
 * Sentences that name a group of people, the same number and kinds for each group, so that the name
 * alone says nothing (counterfactual augmentation; Dixon et al. 2018 balance data likewise).
 */
final class IdentitySentences {
  private static final Map<String, Integer> LABELS =
      Map.of("hate", 0, "offensive", 1, "neither", 2);

  private IdentitySentences() {}

  /** One sentence of each pattern for each group. */
  static List<LabelledText> make(long seed) throws IOException {
    Phrases phrases = Phrases.read("identity/en.txt");
    Random random = new Random(seed);
    List<LabelledText> sentences = new ArrayList<>();
    for (String term : terms()) {
      for (Phrases.Pattern pattern : phrases.patterns()) {
        Phrases.Pattern named =
            new Phrases.Pattern(pattern.section(), pattern.text().replace("{term}", term));
        Integer label = LABELS.get(pattern.section());
        if (label == null) {
          throw new ModelException("The identity phrases have a section that is no label.");
        }
        sentences.add(new LabelledText(phrases.one(named, random), label));
      }
    }
    return sentences;
  }

  private static List<String> terms() throws IOException {
    try (InputStream in = IdentitySentences.class.getResourceAsStream("identity/terms.txt")) {
      if (in == null) {
        throw new ModelException("The list of groups is not there.");
      }
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(all.strip().split(", "));
    }
  }
}
