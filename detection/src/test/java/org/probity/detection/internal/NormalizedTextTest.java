package org.probity.detection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizedTextTest {

  @ParameterizedTest
  @CsvSource({
    "１２３－４５, 123-45",
    "ａ＠ｂ．ｃｎ, a@b.cn",
    "٤١١١, 4111",
    "\u0967\u0968, 12",
    "\uD835\uDFCF\uD835\uDFD0, 12",
    "1\u201123\u22124, 1-23-4",
    "1\u00A02\u30003, 1 2 3",
    "4\u200B1\u00AD1\uFEFF1, 4111",
    "é中😀, é中😀",
  })
  void looksLike(String original, String plain) {
    assertThat(NormalizedText.of(original).text()).isEqualTo(plain);
  }

  @Test
  void everyCharacterKnowsItsCodePoint() {
    NormalizedText text = NormalizedText.of("😀\u200B１２");
    assertThat(text.text()).isEqualTo("😀12");
    assertThat(text.start(0)).isEqualTo(0);
    assertThat(text.start(2)).isEqualTo(2);
    assertThat(text.end(2)).isEqualTo(1);
    assertThat(text.end(4)).isEqualTo(4);
  }
}
