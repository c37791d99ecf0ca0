package org.probity.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.inference.text.TokenizedText;

class WindowsTest {
  private static final int LENGTH = 128;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 127, 128, 129, 222, 223, 1000, 5000})
  void everyPieceComesBackOnceFromAWindowThatHoldsIt(int positions) {
    long[] ids = new long[positions];
    List<int[]> offsets = new ArrayList<>();
    for (int i = 0; i < positions; i++) {
      ids[i] = i;
      offsets.add(new int[] {i, i + 1});
    }
    List<String> tokens = Collections.nCopies(positions, "x");
    Windows windows = Windows.of(new TokenizedText(ids, tokens, offsets), ids, LENGTH);

    assertThat(windows.parts()).allMatch(part -> part.length() <= LENGTH);
    List<List<float[]>> rows = new ArrayList<>();
    for (ModelInput.Tokens part : windows.parts()) {
      List<float[]> own = new ArrayList<>();
      for (long id : part.ids()) {
        own.add(new float[] {id});
      }
      rows.add(own);
    }
    List<float[]> joined = windows.joined(rows);
    assertThat(joined).hasSize(positions);
    for (int i = 0; i < positions; i++) {
      assertThat(joined.get(i)[0]).isEqualTo(i);
    }
  }
}
