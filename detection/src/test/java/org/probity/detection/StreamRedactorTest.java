package org.probity.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redaction of a stream is redaction of the whole, wherever it is cut. */
class StreamRedactorTest {
  private static final Detector DETECTOR = new Detector(Map.of());
  private static final AnalyzeOptions OPTIONS = AnalyzeOptions.defaults();
  private static final Map<String, Operator> OPERATORS =
      Map.of("CREDIT_CARD", new Operator.Mask("*", 12, false));

  private static final List<String> PIECES =
      List.of(
          "jane.doe@example.org",
          "4111 1111 1111 1111",
          "+49 30 901820",
          "call (212) 555-0123",
          "SSN 536904399",
          "the SSN is",
          "NHS number 943 476 5919",
          "DE89 3704 0044 0532 0130 00",
          "https://example.org/" + "path/".repeat(60),
          "身份证号11010519491231002X，",
          "password: Tr0ub4dor&3",
          "-----BEGIN PRIVATE KEY-----\nMIIEow\nabc\n-----END PRIVATE KEY-----",
          "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
          "My mother has diabetes.",
          "12 March 2024",
          "12345 67890 12345",
          "😀",
          "the quick brown fox",
          "jumps over it.",
          "passport",
          "925076473",
          "他今年35岁。",
          "\n",
          "\n\n",
          "a lazy dog, and then another one sleeps until noon");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void anyPiecesGiveTheSameAsTheWhole(int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
      text.append(random.nextInt(6) == 0 ? "" : " ");
    }
    String whole = redacted(text.toString());
    for (int most : new int[] {1, 7, 100, 3_000}) {
      StreamRedactor stream = new StreamRedactor(DETECTOR, OPTIONS, OPERATORS);
      StringBuilder out = new StringBuilder();
      for (int at = 0; at < text.length(); ) {
        int to = Math.min(text.length(), at + 1 + random.nextInt(most));
        out.append(stream.next(text.substring(at, to)));
        at = to;
      }
      out.append(stream.end());
      assertThat(out.toString()).as("pieces of up to " + most).isEqualTo(whole);
    }
  }

  @Test
  void textIsGivenOutBeforeTheEnd() {
    StreamRedactor stream = new StreamRedactor(DETECTOR, OPTIONS, OPERATORS);
    assertThat(stream.next("Nothing to see here, only words.\n".repeat(100)))
        .startsWith("Nothing to see")
        .hasSizeGreaterThan(2_000);
    assertThat(new StreamRedactor(DETECTOR, OPTIONS, OPERATORS).end()).isEmpty();
  }

  private static String redacted(String text) {
    return Anonymizer.anonymize(text, DETECTOR.analyze(text, OPTIONS), OPERATORS).text();
  }
}
