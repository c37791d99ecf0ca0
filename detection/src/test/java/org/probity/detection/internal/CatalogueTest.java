package org.probity.detection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.probity.detection.AnalyzeOptions;
import org.probity.domain.finding.Finding;

/** Every row of the tables finds and ignores what its examples say, in «place» where marked. */
class CatalogueTest {

  @TestFactory
  Stream<DynamicTest> examples() {
    return Catalogue.all().stream()
        .flatMap(
            recognizer ->
                Stream.concat(
                    recognizer.finds().stream().map(text -> example(recognizer, text, 1)),
                    recognizer.ignores().stream().map(text -> example(recognizer, text, 0))));
  }

  private static DynamicTest example(Recognizer recognizer, String text, int count) {
    return dynamicTest(
        recognizer.name() + (count == 0 ? " ignores " : " finds ") + text,
        () -> {
          List<Finding> found = found(recognizer, text.replaceAll("[«»]", ""));
          assertThat(found).as(recognizer.name() + ": " + text).hasSize(count);
          if (text.contains("«")) {
            assertThat(found.get(0).start()).isEqualTo(text.indexOf('«'));
            assertThat(found.get(0).end()).isEqualTo(text.indexOf('»') - 1);
          }
        });
  }

  private static List<Finding> found(Recognizer recognizer, String text) {
    List<Finding> credible =
        recognizer.find(NormalizedText.of(text)).stream()
            .filter(finding -> finding.score() >= AnalyzeOptions.DEFAULT_THRESHOLD)
            .toList();
    return Overlaps.resolve(credible, false);
  }

  @Test
  void everyRecognizerHasExamplesOfBothKinds() {
    assertThat(Catalogue.all())
        .allSatisfy(
            recognizer -> {
              assertThat(recognizer.finds()).isNotEmpty();
              assertThat(recognizer.ignores()).isNotEmpty();
            });
  }

  @Test
  void namesAreTakenOnce() {
    assertThat(Catalogue.all()).extracting(Recognizer::name).doesNotHaveDuplicates();
  }
}
