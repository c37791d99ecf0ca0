package org.probity.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.inference.text.TokenizedText;

class EntitiesTest {
  private static final List<String> LABELS = List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC");

  /**
   * Each piece with its tag, as {@code anna/B-PER}, and perhaps one that is a little less likely,
   * as {@code anna/B-PER+B-LOC}; a piece {@code ##x} continues a word.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "see/O anna/B-PER lee/I-PER now/O | PER 4-12",
        "anna/B-PER bob/B-PER | PER 0-4, PER 5-8",
        "see/O anna/I-PER | PER 4-8",
        "pet/B-PER ##ers/I-PER ##en/I-PER | PER 0-8",
        "pet/B-PER ##ers/O ##en/I-PER | PER 0-8",
        "oslo/B-LOC ,/O paris/B-LOC | LOC 0-4, LOC 7-12",
        "a/B-PER ./O lee/I-PER | PER 0-7",
        "anna/B-PER ,/I-PER hi/O | PER 0-4",
        "ltd/B-PER ./I-PER | PER 0-5",
        "see/O '/B-PER now/O | ``",
        "den/B-LOC haag/I-PER+I-LOC | LOC 0-8",
        "den/I-PER+B-LOC haag/I-LOC | LOC 0-8",
        "oslo/B-LOC anna/B-PER+I-LOC | LOC 0-4, PER 5-9",
        "in/O oslo/I-LOC anna/I-PER | LOC 3-7, PER 8-12",
        "see/O | ``",
      })
  void tagsBecomeSpans(String tagged, String spans) {
    List<String> tokens = new ArrayList<>(List.of("[CLS]"));
    List<int[]> offsets = new ArrayList<>(List.of(new int[] {0, 0}));
    List<float[]> rows = new ArrayList<>(List.of(row("O")));
    int at = 0;
    for (String piece : tagged.split(" ")) {
      String token = piece.substring(0, piece.indexOf('/'));
      boolean continued = token.startsWith("##");
      int start = at == 0 || continued ? at : at + 1;
      at = start + token.replace("##", "").length();
      tokens.add(token);
      offsets.add(new int[] {start, at});
      rows.add(row(piece.substring(piece.indexOf('/') + 1)));
    }
    TokenizedText text = new TokenizedText(new long[tokens.size()], tokens, offsets);
    String found =
        new Entities(LABELS)
            .spans(text, rows).stream()
                .map(span -> span.type() + " " + span.start() + "-" + span.end())
                .collect(Collectors.joining(", "));
    assertThat(found).isEqualTo(spans);
  }

  private static float[] row(String tags) {
    float[] row = new float[LABELS.size()];
    float score = 5;
    for (String label : tags.split("\\+")) {
      row[LABELS.indexOf(label)] = score--;
    }
    return row;
  }

  @Test
  void whatIsWrittenIsReadBack() {
    TokenizedText text = new TokenizedText(new long[1], List.of("anna"), List.of(new int[] {3, 7}));
    Entities entities = new Entities(LABELS);
    List<float[]> rows = List.of(row("B-PER"));
    assertThat(Entities.read(entities.json(text, rows)))
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.type()).isEqualTo("PER");
              assertThat(span.start()).isEqualTo(3);
              assertThat(span.score()).isBetween(0.9, 1.0);
            });
  }
}
