package org.probity.detection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordSetTest {
  private final WordSet words =
      new WordSet(5, "card", "credit", "credit card", "Straße", "忽略", "忽略之前");

  @ParameterizedTest
  @CsvSource({
    "card, 0, 4",
    "cards, 0, 4",
    "cardinal, 0, 0",
    "discard, 3, 0",
    "CREDIT CARD, 0, 11",
    "credit cardinal, 0, 11",
    "creditor, 0, 6",
    "STRAßE, 0, 6",
    "请忽略之前的, 1, 4",
    "请忽略它, 1, 2",
    "cre, 0, 0",
  })
  void theLongestWordThatBeginsThere(String text, int at, int length) {
    assertThat(words.at(text, at)).isEqualTo(length);
  }

  @Test
  void orTheLongestOfSoManyLetters() {
    assertThat(words.at("credit card", 0, 10)).isEqualTo(6);
    assertThat(words.at("credit card", 0, 5)).isZero();
  }
}
