package org.probity.guard.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.detection.NameFinder.Names;
import org.probity.detection.NameFinder.Reading;
import org.probity.domain.tensor.Tensor;

class EntitiesByModelTest {

  /** What the model answers, each as {@code TYPE start end score}, and what is made of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ask Jane Miller | PERSON 4 8 0.9; PERSON 9 15 0.5 | PERSON 4-15",
        "ask Jane, Miller | PERSON 4 8 0.9; PERSON 10 16 0.5 | PERSON 4-8 PERSON 10-16",
        "see 95 Lille Vej | ADDRESS 4 6 0.9; ADDRESS 7 16 0.9 | ADDRESS 4-6 ADDRESS 7-16",
        "😀 Jane Miller | PERSON 2 6 1; PERSON 7 13 1 | PERSON 2-13",
        "ask Jane | PERSON 4 8 0.5; SHOE 0 3 1 | PERSON 4-8",
        "ich habe Jane und das Paket nicht | PERSON 9 13 0.95; PERSON 22 27 0.8 | PERSON 9-13",
        "我叫王伟 Jane 你好 | PERSON 2 4 0.99; PERSON 5 9 0.99 | PERSON 5-9",
      })
  void spansBecomeFindings(String text, String spans, String findings) {
    Names names = answering(spans).find(text);
    assertThat(
            names.findings().stream()
                .map(found -> found.entityType() + " " + found.start() + "-" + found.end())
                .collect(Collectors.joining(" ")))
        .isEqualTo(findings);
    assertThat(names.findings())
        .allSatisfy(found -> assertThat(found.recognizer()).isEqualTo("entities-minilm"))
        .allSatisfy(found -> assertThat(found.why()).doesNotContain("Jane"));
  }

  private static EntitiesByModel answering(String spans) {
    ArrayNode json = new ObjectMapper().createArrayNode();
    for (String span : spans.split("; ", -1)) {
      String[] parts = span.split(" ", -1);
      json.addObject()
          .put("entity_type", parts[0])
          .put("start", Integer.parseInt(parts[1]))
          .put("end", Integer.parseInt(parts[2]))
          .put("score", Double.parseDouble(parts[3]));
    }
    Tensor answer = Tensor.texts("entities", json.toString());
    return new EntitiesByModel(text -> Optional.of(answer));
  }

  @Test
  void aModelOutOfServiceReadsNothing() {
    EntitiesByModel absent = new EntitiesByModel(text -> Optional.empty());
    assertThat(absent.find("ask Jane").reading()).isEqualTo(Reading.NOT_READ);
    assertThat(absent.find("12:30 ...").reading()).isEqualTo(Reading.NOT_READ);
    assertThat(absent.find(" \n... ").reading()).isEqualTo(Reading.WHOLE);
  }

  @Test
  void anotherLanguageIsSaidToBeOne() {
    EntitiesByModel finder = answering("PERSON 0 1 0.1");
    assertThat(finder.find("ich habe das Paket nicht").reading()).isEqualTo(Reading.OTHER_LANGUAGE);
    assertThat(finder.find("I do not have the parcel").reading()).isEqualTo(Reading.WHOLE);
  }
}
