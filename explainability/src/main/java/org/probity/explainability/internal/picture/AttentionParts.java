package org.probity.explainability.internal.picture;

import java.util.List;
import java.util.stream.IntStream;
import org.probity.domain.explanation.Explanation.AttentionView;

/** Attention as a matrix, rolled out or of one place, without the pads at its end. */
final class AttentionParts {
  private AttentionParts() {}

  static List<Part> of(AttentionView attention, List<String> tokens, Words words) {
    return of(attention.rollout(), tokens, words, "matrix", attention.layers());
  }

  /**
   * @param matrix [T][T], from the rows to the columns
   * @param caption its words' key; with {@code .pooled} behind it where neighbours are pooled
   */
  static List<Part> of(
      float[][] matrix, List<String> tokens, Words words, String caption, Object... named) {
    int count = tokens.isEmpty() ? matrix.length : Tokens.withoutPads(tokens);
    float[] cells = new float[count * count];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = matrix[i / count][i % count];
    }
    Raster raster = Raster.of(new long[] {count, count}, cells);
    boolean pooled = raster.width() < count;
    List<String> names =
        pooled || tokens.isEmpty()
            ? List.of()
            : IntStream.range(0, count).mapToObj(i -> Tokens.readable(tokens.get(i))).toList();
    ColourScale scale = ColourScale.robust(false, raster.values());
    String said = words.say(pooled ? caption + ".pooled" : caption, named);
    return List.of(
        new GridPicture(said, raster, names, names, scale),
        new Legend(scale, words.say("share"), words.say("clipped")));
  }
}
