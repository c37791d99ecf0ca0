package org.probity.inference.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SentenceMakerTest {
  private static final int COUNT = 3_000;

  @Test
  void spansLieInTheTextAndHoldWords() throws IOException {
    Set<String> types = new TreeSet<>();
    int plain = 0;
    for (TaggedText text : new SentenceMaker(1).make(COUNT)) {
      int end = 0;
      for (TaggedText.Span span : text.spans()) {
        assertThat(span.start()).isGreaterThanOrEqualTo(end);
        assertThat(text.text().substring(span.start(), span.end()))
            .isNotBlank()
            .isEqualTo(text.text().substring(span.start(), span.end()).strip());
        types.add(span.type());
        end = span.end();
      }
      assertThat(text.text()).doesNotContain("{", "}");
      plain += text.spans().isEmpty() ? 1 : 0;
    }
    assertThat(types).containsExactlyInAnyOrderElementsOf(EntityRecipe.TYPES);
    assertThat(plain).isBetween(COUNT / 20, COUNT / 3);
  }

  @Test
  void theSameSeedMakesTheSameTexts() throws IOException {
    List<TaggedText> first = new SentenceMaker(7).make(50);
    assertThat(new SentenceMaker(7).make(50)).isEqualTo(first);
    assertThat(new SentenceMaker(8).make(50)).isNotEqualTo(first);
  }

  @Test
  void theOwnEvaluationTextsAreMarkedWell() throws IOException {
    List<TaggedText> own = MarkedTexts.read("entities/own-evaluation.txt");
    assertThat(own).hasSizeGreaterThan(50);
    for (TaggedText text : own) {
      for (TaggedText.Span span : text.spans()) {
        assertThat(span.end()).isLessThanOrEqualTo(text.text().length());
        assertThat(EntityRecipe.TYPES).contains(span.type());
      }
    }
  }
}
