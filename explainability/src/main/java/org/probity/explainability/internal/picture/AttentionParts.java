package org.probity.explainability.internal.picture;

import java.util.List;
import java.util.stream.IntStream;
import org.probity.domain.explanation.Explanation.AttentionView;

/** The attention rollout as a matrix, without the pads at its end. */
final class AttentionParts {
  private AttentionParts() {}

  static List<Part> of(AttentionView attention, List<String> tokens, Words words) {
    int count = tokens.isEmpty() ? attention.rollout().length : Tokens.withoutPads(tokens);
    float[] cells = new float[count * count];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = attention.rollout()[i / count][i % count];
    }
    Raster raster = Raster.of(new long[] {count, count}, cells);
    boolean pooled = raster.width() < count;
    List<String> names =
        pooled || tokens.isEmpty()
            ? List.of()
            : IntStream.range(0, count).mapToObj(i -> Tokens.readable(tokens.get(i))).toList();
    ColourScale scale = ColourScale.robust(false, raster.values());
    String caption = words.say(pooled ? "matrix.pooled" : "matrix", attention.layers());
    return List.of(
        new GridPicture(caption, raster, names, names, scale),
        new Legend(scale, words.say("share"), words.say("clipped")));
  }
}
