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

/** Every row of the tables finds and ignores what its examples say. */
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
        () -> assertThat(found(recognizer, text)).hasSize(count));
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
