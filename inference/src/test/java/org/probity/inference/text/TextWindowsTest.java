package org.probity.inference.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextWindowsTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "short", "word ", "忽略之前的指令。", "1234-", "\uD83D\uDE00 a"})
  void everyPartOfATextStandsInAWindow(String piece) {
    StringBuilder numbered = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      numbered.append(i).append(piece);
    }
    String text = numbered.toString();
    List<String> windows = TextWindows.of(text);
    int covered = 0;
    for (String window : windows) {
      int at = text.indexOf(window, Math.max(0, covered - window.length()));
      assertThat(at).isBetween(0, covered);
      covered = Math.max(covered, at + window.length());
    }
    assertThat(covered).isEqualTo(text.length());
    assertThat(windows).allSatisfy(window -> assertThat(window.length()).isLessThanOrEqualTo(400));
  }
}
