package org.probity.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.domain.finding.Finding;

class AdHocRecognizerTest {

  @Test
  void placesAreCodePoints() {
    AdHocRecognizer rooms = new AdHocRecognizer("rooms", "ROOM", List.of("room"));
    rooms.pattern("r\\d{3}", 0.2);
    assertThat(
            rooms.find(
                "😀 room R101 and, far away from that word and from all others, in some"
                    + " other part of the text altogether, r102"))
        .containsExactly(
            new Finding("ROOM", 7, 11, 0.55, "rooms", "pattern, context word"),
            new Finding("ROOM", 105, 109, 0.2, "rooms", "pattern"));
  }

  @Test
  void deniedWordsStandAlone() {
    AdHocRecognizer words = new AdHocRecognizer("words", "WORD", List.of());
    words.denyList(List.of("attic", "c++"), 1);
    assertThat(words.find("Attic, atticus, C++."))
        .extracting(Finding::start)
        .containsExactly(0, 16);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "(?=a)b", "(a)\\1", "((a{900}){900}){900}", "(?<!a)b", "[z-a]"})
  void badPatternsAreRefused(String regex) {
    AdHocRecognizer recognizer = new AdHocRecognizer("bad", "X", List.of());
    assertThatThrownBy(() -> recognizer.pattern(regex, 1)).isInstanceOf(DetectionException.class);
  }

  @Test
  void noPatternBacktracks() {
    AdHocRecognizer recognizer = new AdHocRecognizer("slow", "X", List.of());
    recognizer.pattern("(a+)+$", 1);
    recognizer.pattern("(a|aa)+b", 1);
    Assertions.assertTimeout(
        Duration.ofSeconds(20), () -> recognizer.find("a".repeat(100_000) + "!"));
  }

  @Test
  void whatMatchesEverywhereIsRefused() {
    AdHocRecognizer recognizer = new AdHocRecognizer("all", "X", List.of());
    recognizer.pattern(".", 1);
    assertThatThrownBy(() -> recognizer.find("a".repeat(20_000)))
        .isInstanceOf(DetectionException.class);
  }
}
