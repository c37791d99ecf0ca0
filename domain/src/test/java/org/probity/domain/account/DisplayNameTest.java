package org.probity.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayNameTest {
  @ParameterizedTest
  @CsvSource({
    "Anna Weber, Anna Weber",
    "' Anna \t\n Weber ', Anna Weber",
    "'Anna\u00A0Weber', Anna Weber",
    "王小明, 王小明",
    "'Zoe\u0308', 'Zo\u00EB'",
    "'\u202Erebew\u202C', rebew",
    "'of\u200Bficer', officer",
    "'\uD83D\uDE42 Anna', '\uD83D\uDE42 Anna'",
  })
  void isShownOnOneLineWithoutWhatCannotBeSeen(String given, String shown) {
    assertThat(DisplayName.shown(given)).contains(shown);
  }

  @Test
  void isNoneIfNothingIsSeen() {
    assertThat(DisplayName.shown(" \u200B\uE000 ")).isEmpty();
  }

  @Test
  void endsAtAHundredCharactersAndNotWithinOne() {
    String smiles = "\uD83D\uDE42".repeat(150);
    assertThat(DisplayName.shown(smiles)).contains("\uD83D\uDE42".repeat(100));
  }
}
