package org.probity.inference.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "injection/en.attacks.txt",
        "injection/en.harmless.txt",
        "injection/de.attacks.txt",
        "injection/de.harmless.txt",
        "injection/fr.attacks.txt",
        "injection/fr.harmless.txt",
        "injection/es.attacks.txt",
        "injection/es.harmless.txt",
        "injection/zh.attacks.txt",
        "injection/zh.harmless.txt",
        "injection/it.attacks.txt",
        "injection/it.harmless.txt",
        "injection/pt.attacks.txt",
        "injection/pt.harmless.txt",
        "injection/ru.attacks.txt",
        "injection/ru.harmless.txt",
        "injection/ja.attacks.txt",
        "injection/ja.harmless.txt",
      })
  void everyPatternGivesSentences(String resource) throws IOException {
    Phrases phrases = Phrases.read(resource);
    Random random = new Random(1);
    assertThat(phrases.patterns()).isNotEmpty();
    for (Phrases.Pattern pattern : phrases.patterns()) {
      for (int i = 0; i < 30; i++) {
        assertThat(phrases.one(pattern, random)).isNotBlank().doesNotContain("{ignore}");
      }
    }
  }

  @Test
  void lengthTellsNothingOfAttacks() throws IOException {
    List<InjectionText> texts =
        InjectionPhrases.make(List.of("A plain post about the weather."), 1);
    double attacks = medianLength(texts, true);
    double harmless = medianLength(texts, false);
    assertThat(attacks / harmless).isBetween(0.67, 1.5);
  }

  @Test
  void sentencesAreTheSameForTheSameSeed() throws IOException {
    assertThat(InjectionPhrases.make(List.of("x"), 3))
        .isEqualTo(InjectionPhrases.make(List.of("x"), 3));
  }

  @Test
  void everyGroupOfPeopleIsSpokenOfAlike() throws IOException {
    List<LabelledText> sentences = IdentitySentences.make(1);
    Map<Boolean, Long> named =
        sentences.stream()
            .filter(sentence -> sentence.text().matches(".*\\b(buddhist|queer)\\b.*"))
            .collect(
                Collectors.partitioningBy(
                    sentence -> sentence.text().contains("queer"), Collectors.counting()));
    assertThat(named.get(true)).isEqualTo(named.get(false)).isGreaterThan(30);
  }

  private static double medianLength(List<InjectionText> texts, boolean attacks) {
    int[] sorted =
        texts.stream()
            .filter(text -> text.language().equals("en") && text.attack() == attacks)
            .mapToInt(text -> text.text().length())
            .sorted()
            .toArray();
    return sorted[sorted.length / 2];
  }
}
