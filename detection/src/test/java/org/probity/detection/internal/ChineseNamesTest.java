package org.probity.detection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.probity.detection.AnalyzeOptions;
import org.probity.detection.DetectorEntry;

/** The surname list on two sets of sentences of our own, as {@link HarmLexiconTest}. */
class ChineseNamesTest {
  private static final Pattern MARKED = Pattern.compile("«([^»]+)»");

  private final ChineseNames recognizer = new ChineseNames();

  @Test
  void findsWhatItStatesOnSentencesWrittenAfterwards() throws IOException {
    Share share = share("measured");
    DetectorEntry.Measured stated = Objects.requireNonNull(recognizer.measured());
    assertThat(share.precision())
        .as("precision; wrong are %s", share.wrong())
        .isEqualTo(stated.precision(), Offset.offset(0.0005))
        .isGreaterThanOrEqualTo(0.9);
    assertThat(share.recall())
        .as("recall; wrong are %s", share.wrong())
        .isEqualTo(stated.recall(), Offset.offset(0.0005))
        .isGreaterThanOrEqualTo(0.7);
    assertThat(lines("measured").size()).isEqualTo(stated.sentences());
  }

  @Test
  void findsMoreOnThoseItWasMendedWith() throws IOException {
    Share share = share("tuned");
    assertThat(share.precision()).as("%s", share.wrong()).isGreaterThanOrEqualTo(0.98);
    assertThat(share.recall()).as("%s", share.wrong()).isGreaterThanOrEqualTo(0.9);
  }

  private record Share(double precision, double recall, List<String> wrong) {}

  private Share share(String set) throws IOException {
    int right = 0;
    int found = 0;
    int meant = 0;
    List<String> wrong = new ArrayList<>();
    for (String line : lines(set)) {
      List<String> names = new ArrayList<>();
      Matcher marked = MARKED.matcher(line);
      while (marked.find()) {
        names.add(marked.group(1));
      }
      List<String> seen = found(line.replaceAll("[«»]", ""));
      meant += names.size();
      found += seen.size();
      right += (int) names.stream().filter(seen::contains).count();
      if (!names.equals(seen)) {
        wrong.add(line + " " + seen);
      }
    }
    return new Share((double) right / found, (double) right / meant, wrong);
  }

  /** A text of nothing but surnames and titles is read as fast as any. */
  @Test
  void aHostileTextTakesNoLonger() {
    String text = "王李张刘陈欧阳先生老师的电话".repeat(4_600);
    long start = System.nanoTime();
    recognizer.find(NormalizedText.of(text));
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(1_000);
  }

  private List<String> found(String text) {
    return recognizer.find(NormalizedText.of(text)).stream()
        .filter(finding -> finding.score() >= AnalyzeOptions.DEFAULT_THRESHOLD)
        .map(finding -> text.substring(finding.start(), finding.end()))
        .toList();
  }

  private static List<String> lines(String set) throws IOException {
    String file = "/org/probity/detection/names/zh." + set + ".txt";
    try (InputStream in = ChineseNamesTest.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }
}
