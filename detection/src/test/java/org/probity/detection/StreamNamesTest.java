package org.probity.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.probity.detection.NameFinder.Reading;
import org.probity.domain.finding.Finding;

/** What a name finder finds is taken out of a stream, wherever the stream is cut. */
class StreamNamesTest {
  private static final AnalyzeOptions OPTIONS =
      AnalyzeOptions.defaults()
          .withEntities(
              Set.of("PERSON", "ADDRESS", "LOCATION", "ORGANIZATION", "EMAIL_ADDRESS", "US_SSN"));

  /** As the model does: several words, one of two lines, and what only the words before tell. */
  private static final class Capitals implements NameFinder {
    private static final Map<String, Pattern> PATTERNS =
        Map.of(
            "PERSON", Pattern.compile("(?:Dr\\. )?\\p{Lu}\\p{Ll}+ Müller"),
            "LOCATION", Pattern.compile("(?<=live in )\\p{Lu}\\p{Ll}+"),
            "ORGANIZATION", Pattern.compile("\\p{Lu}\\p{Ll}+ & Sons"),
            "ADDRESS", Pattern.compile("\\d+ Garden Street,\\s\\p{Lu}\\p{Ll}+"));

    private final Reading reading;
    private int longest;

    Capitals(Reading reading) {
      this.reading = reading;
    }

    @Override
    public Set<String> entities() {
      return PATTERNS.keySet();
    }

    @Override
    public Names find(String text) {
      longest = Math.max(longest, text.length());
      List<Finding> found = new ArrayList<>();
      PATTERNS.forEach(
          (entity, pattern) -> {
            Matcher match = pattern.matcher(text);
            while (match.find()) {
              int start = text.codePointCount(0, match.start());
              int end = text.codePointCount(0, match.end());
              found.add(new Finding(entity, start, end, 0.9, "capitals", "pattern"));
            }
          });
      return new Names(found, reading);
    }
  }

  private static final String LETTER =
      """
      Dear Dr. Eva Müller, thank you for the call 😀. I asked Jane Müller, who wrote to \
      jane.mueller@example.org and then to Miller & Sons; they live in Springfield and in Graz. \
      Send it to Dr. Jo Müller at 12 Garden Street,
      Springfield, with the usual papers in it! Her number is SSN 536904399, and nothing else may \
      be told of her. What did Dr.
      Max Müller say? I live in Oslo. He asked me, and I cannot remember whether it was before or \
      after the summer, who had been with Ann Müller at 7 Garden Street, Dublin. The people of \
      Farmer & Sons came. Ask Ida Müller""";

  @Test
  void everyPlaceOfACutGivesTheSameAsTheWhole() {
    Detector detector = new Detector(Map.of(), new Capitals(Reading.WHOLE));
    String whole = redacted(detector, LETTER);
    assertThat(whole).contains("<PERSON>", "<ADDRESS>", "<LOCATION>", "<ORGANIZATION>", "<US_SSN>");
    assertThat(whole).doesNotContain("Müller", "Garden", "Springfield", "Oslo");
    for (int cut = 0; cut <= LETTER.length(); cut++) {
      StreamRedactor stream = new StreamRedactor(detector, OPTIONS, Map.of());
      String out = stream.next(LETTER.substring(0, cut)) + stream.next(LETTER.substring(cut));
      assertThat(out + stream.end()).as("cut at " + cut).isEqualTo(whole);
    }
  }

  @Test
  void anyPiecesOfALongTextGiveTheSameAsTheWhole() {
    Capitals names = new Capitals(Reading.WHOLE);
    Detector detector = new Detector(Map.of(), names);
    String text = LETTER.repeat(4) + "word ".repeat(600) + LETTER + "x".repeat(3_000) + LETTER;
    String whole = redacted(detector, text);
    names.longest = 0;
    Random random = new Random(7);
    for (int most : new int[] {1, 9, 80, 900, 5_000}) {
      StreamRedactor stream = new StreamRedactor(detector, OPTIONS, Map.of());
      StringBuilder out = new StringBuilder();
      for (int at = 0; at < text.length(); ) {
        int to = Math.min(text.length(), at + 1 + random.nextInt(most));
        out.append(stream.next(text.substring(at, to)));
        at = to;
      }
      assertThat(out.append(stream.end()).toString()).as("pieces up to " + most).isEqualTo(whole);
    }
    assertThat(names.longest).isLessThanOrEqualTo(2_000);
  }

  /** A bound on what is held back, so that a reader does not wait for the end. */
  @Test
  void noMoreIsHeldBackThanTwoStretchesAndASearch() {
    StreamRedactor stream =
        new StreamRedactor(new Detector(Map.of(), new Capitals(Reading.WHOLE)), OPTIONS, Map.of());
    int given = 0;
    for (int i = 1; i <= 2_000; i++) {
      given += stream.next("abc defg ").length();
      if (i * 9 > 4_000) {
        assertThat(i * 9 - given).isLessThan(2_000 + i * 9 / 8 + 200);
      }
    }
    assertThat(given).isGreaterThan(12_000);
  }

  @Test
  void whoReadsTheStreamIsToldThatNamesWereNotRead() {
    StreamRedactor stream =
        new StreamRedactor(
            new Detector(Map.of(), new Capitals(Reading.NOT_READ)), OPTIONS, Map.of());
    stream.next("Ask Jane.");
    stream.end();
    assertThat(stream.read()).isEqualTo(Reading.NOT_READ);
    StreamRedactor mails =
        new StreamRedactor(
            new Detector(Map.of(), new Capitals(Reading.NOT_READ)),
            OPTIONS.withEntities(Set.of("EMAIL_ADDRESS")),
            Map.of());
    assertThat(mails.next("Ask Jane.") + mails.end()).isEqualTo("Ask Jane.");
    assertThat(mails.read()).isEqualTo(Reading.WHOLE);
  }

  private static String redacted(Detector detector, String text) {
    return Anonymizer.anonymize(text, detector.analyze(text, OPTIONS), Map.of()).text();
  }
}
