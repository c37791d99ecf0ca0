package org.probity.detection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The lexicons on two sets of sentences of our own: those at hand while they were written, and
 * those written afterwards, for which they were not changed.
 */
class HarmLexiconTest {
  /** The limits are those at which the shipped policies act. */
  @ParameterizedTest
  @CsvSource({
    "SELF_HARM, 0.5",
    "SEXUAL, 0.4",
    "CSAM, 0.2",
    "MANIPULATION, 0.8",
    "STATE_SECURITY, 0.6",
  })
  void findsWhatItStatesOnSentencesWrittenAfterwards(String score, double limit) {
    HarmLexicon lexicon = lexicon(score);
    Share share = share(lexicon, "measured", limit);
    assertThat(share.precision()).isEqualTo(lexicon.precision(), Offset.offset(0.005));
    assertThat(share.recall()).isEqualTo(lexicon.recall(), Offset.offset(0.005));
    assertThat(share.sentences()).isEqualTo(lexicon.sentences());
    assertThat(share.precision()).isGreaterThanOrEqualTo(0.8);
    assertThat(share.recall()).isGreaterThanOrEqualTo(0.75);
    Share tuned = share(lexicon, "tuned", limit);
    assertThat(tuned.precision()).isGreaterThanOrEqualTo(0.95);
    assertThat(tuned.recall()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void sentencesAreJudgedOneByOne() {
    HarmLexicon lexicon = lexicon("SELF_HARM");
    assertThat(lexicon.score("I want to. Die Hard is a film")).containsEntry("SELF_HARM", 0.0);
    assertThat(lexicon.score("This game is fun. I want to kill myself."))
        .containsEntry("SELF_HARM", 0.95);
  }

  @Test
  void hiddenCharactersHideNothing() {
    assertThat(lexicon("SELF_HARM").score("I want to ki\u200Bll my\u00ADself"))
        .containsEntry("SELF_HARM", 0.95);
    assertThat(lexicon("SELF_HARM").score("\uFF29 want to kill myself"))
        .containsEntry("SELF_HARM", 0.95);
  }

  private record Share(double precision, double recall, int sentences) {}

  private static Share share(HarmLexicon lexicon, String folder, double limit) {
    int right = 0;
    int found = 0;
    int harmful = 0;
    List<String> lines = lines(folder, lexicon.scoreName());
    for (String line : lines) {
      boolean meant = line.charAt(0) == '+';
      double score =
          Objects.requireNonNull(lexicon.score(line.substring(2)).get(lexicon.scoreName()));
      harmful += meant ? 1 : 0;
      found += score >= limit ? 1 : 0;
      right += meant && score >= limit ? 1 : 0;
    }
    return new Share((double) right / found, (double) right / harmful, lines.size());
  }

  private static HarmLexicon lexicon(String score) {
    return HarmLexicon.ALL.stream()
        .filter(lexicon -> lexicon.scoreName().equals(score))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> lines(String folder, String score) {
    String name = score.toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
    String file = "/org/probity/detection/" + folder + "/" + name;
    try (InputStream in = Objects.requireNonNull(HarmLexiconTest.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("+ ") || line.startsWith("- "))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
