package org.probity.inference.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CasingTest {
  private static final Pattern WORD = Pattern.compile("\\S+");

  private static int[] of(String text) {
    List<int[]> offsets = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      offsets.add(
          new int[] {text.codePointCount(0, word.start()), text.codePointCount(0, word.end())});
    }
    return Casing.of(text, offsets);
  }

  /** The shapes are told apart; the words named are those that must differ. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "see Anna now | 0 1",
        "see NASA now | 0 1",
        "see Anna NASA | 1 2",
        "see iPhone Anna | 1 2",
        "see 12 b2b | 1 2",
        "see A NASA | 1 2",
        "see 王 Anna | 1 2",
      })
  void wordsOfDifferentShapeDiffer(String text, String different) {
    int[] classes = of(text);
    String[] words = different.split(" ");
    assertThat(classes[Integer.parseInt(words[0])])
        .isNotEqualTo(classes[Integer.parseInt(words[1])]);
    assertThat(Arrays.stream(classes)).allMatch(c -> c > 0 && c < Casing.CLASSES);
  }

  @Test
  void aTextWithoutCaseSaysNothingByIt() {
    assertThat(of("see anna now")[1]).isNotEqualTo(of("see anna Now")[1]);
    assertThat(of("SEE ANNA NOW")[1]).isNotEqualTo(of("see ANNA now")[1]);
  }

  @Test
  void theStartOfASentenceOrLineIsTold() {
    int[] classes = of("See Anna here. Anna came\nAnna went");
    assertThat(List.of(classes[1], classes[3], classes[5])).doesNotHaveDuplicates();
  }

  @Test
  void piecesOfOneWordAreAlikeAndSpecialsAreNothing() {
    int[] classes =
        Casing.of("Petersen", List.of(new int[] {0, 0}, new int[] {0, 5}, new int[] {5, 8}));
    assertThat(classes[0]).isZero();
    assertThat(classes[1]).isEqualTo(classes[2]);
  }

  @Test
  void aTextOfOneEndlessWordTakesNoTimeToSpeakOf() {
    int length = 200_000;
    List<int[]> offsets = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      offsets.add(new int[] {i, i + 1});
    }
    long before = System.nanoTime();
    Casing.of("王".repeat(length), offsets);
    Casing.of("(".repeat(length), offsets);
    assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(2_000);
  }
}
