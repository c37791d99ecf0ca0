package org.probity.bench.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.works.ShippedWorks;
import org.probity.inference.ServedModel;

/** Passages of the shipped English works of exactly so many word pieces. */
final class Passages {
  private static final int FROM_EACH = 2;
  private static final List<String> WORKS =
      List.of(
          "alice",
          "constitution",
          "declaration",
          "gettysburg",
          "moby-dick",
          "pride-and-prejudice",
          "two-cities");

  private Passages() {}

  /**
   * @param positions specials included
   */
  static List<List<Tensor>> of(ServedModel model, int positions, int most) {
    List<List<Tensor>> passages = new ArrayList<>();
    for (String work : WORKS) {
      String[] words = text(work).strip().split("\\s+");
      int at = 0;
      for (int i = 0; i < FROM_EACH && passages.size() < most; i++) {
        int end = at + 1;
        while (end < words.length && model.positions(passage(words, at, end)) < positions) {
          end++;
        }
        List<Tensor> passage = passage(words, at, end);
        if (model.positions(passage) == positions) {
          passages.add(passage);
        }
        at = Math.min(end, words.length - 1);
      }
    }
    if (passages.isEmpty()) {
      throw new IllegalStateException("No shipped work has a passage of that length.");
    }
    return passages;
  }

  private static String text(String work) {
    String file = "public-domain/" + work + ".txt";
    try (InputStream in = ShippedWorks.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Tensor> passage(String[] words, int from, int to) {
    return List.of(Tensor.texts("text", String.join(" ", Arrays.copyOfRange(words, from, to))));
  }
}
