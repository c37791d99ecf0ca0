package org.probity.explainability.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.domain.explanation.Explanation.Attributions;

class WordSumsTest {

  /** Tokens with their spans; the values count up from 1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[CLS]:0-0 un:0-2 ##fit:2-5 now:6-9 [SEP]:0-0 | unfit 0-5 5.0, now 6-9 4.0",
        "do:0-2 not:2-5                              | donot 0-5 3.0",
        "it:0-2 ':2-3 s:3-4                          | it 0-2 1.0, ' 2-3 2.0, s 3-4 3.0",
        "no:0-2 !:2-3 !:3-4                          | no 0-2 1.0, ! 2-3 2.0, ! 3-4 3.0",
        "你:0-1 好:1-2                                | 你 0-1 1.0, 好 1-2 2.0",
        "ab:0-2 好:2-3 ##c:3-4                        | ab 0-2 1.0, 好 2-3 2.0, c 3-4 3.0",
        "Ġso:0-3 Ġgo:3-6 od:6-8                      | so 0-3 1.0, good 3-8 5.0",
        "▁in:0-2 to:2-4 ▁it:4-7                      | into 0-4 3.0, it 4-7 3.0",
        "[PAD]:0-0                                   | ''",
      })
  void piecesOfAWordAddUp(String tokens, String words) {
    List<String> texts = new ArrayList<>();
    List<int[]> offsets = new ArrayList<>();
    for (String token : tokens.split(" ")) {
      String[] parts = token.split("[:-](?=[0-9]+(-|$))");
      texts.add(parts[0]);
      offsets.add(new int[] {Integer.parseInt(parts[1]), Integer.parseInt(parts[2])});
    }
    float[] values = new float[texts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i + 1;
    }

    List<String> found =
        WordSums.of(new Attributions(texts, offsets, null, null, values)).stream()
            .map(w -> w.text() + " " + w.start() + "-" + w.end() + " " + w.value())
            .toList();

    assertThat(String.join(", ", found)).isEqualTo(words);
  }
}
