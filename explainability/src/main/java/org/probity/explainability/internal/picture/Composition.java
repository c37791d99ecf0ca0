package org.probity.explainability.internal.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Explanation.AttentionView;
import org.probity.domain.explanation.Explanation.Attributions;
import org.probity.domain.explanation.Method;

/** Chooses and stacks the parts that show an explanation. */
final class Composition {
  private static final Set<Method> SHARES =
      Set.of(
          Method.ATTENTION,
          Method.ATTENTION_ROLLOUT,
          Method.ATTENTION_FLOW,
          Method.ATTENTION_GRADIENT,
          Method.GRAD_SAM);

  private final Explanation explanation;
  private final Words words;
  private final float @Nullable [] input;

  /**
   * @param input the leaf's values where they can be shown: pixels [C,H,W] or a row's features
   */
  Composition(Explanation explanation, Words words, float @Nullable [] input) {
    this.explanation = explanation;
    this.words = words;
    this.input = input;
  }

  /** Whether a method's values have a sign that means for and against. */
  static boolean isSigned(Method method) {
    return !SHARES.contains(method);
  }

  Scene scene() {
    Scene scene =
        new Scene(Heading.title(explanation, words), Heading.subtitle(explanation, words));
    List<Part> parts = new ArrayList<>();
    parts.add(new Heading(explanation, words));
    attributions(parts);
    AttentionView attention = explanation.attention();
    if (attention != null) {
      attention(parts, attention);
    }
    parts.add(new QualityFooter(explanation.quality(), words));
    parts.forEach(part -> part.draw(scene));
    return scene;
  }

  private void attributions(List<Part> parts) {
    Attributions attributions = explanation.attributions();
    boolean signed = isSigned(explanation.method());
    long[] shape = attributions.shape();
    ColourScale scale;
    if (!attributions.tokens().isEmpty()) {
      List<Tokens.Shown> tokens = Tokens.shown(attributions);
      scale = ColourScale.upTo(signed, attributions.values());
      parts.add(new TokenPicture(tokens, scale));
    } else if (shape == null || shape.length == 1) {
      scale = ColourScale.upTo(signed, attributions.values());
      float[] given = input == null ? new float[0] : input;
      parts.add(new BarPicture(BarPicture.bars(attributions, given, words), scale));
    } else {
      Raster raster = Raster.of(shape, attributions.values());
      scale = ColourScale.robust(signed, raster.values());
      parts.add(new ImagePicture(raster, image(shape), scale, words));
    }
    parts.add(new Legend(scale, explanation.target().label(), words));
  }

  /** The input as an image, square where only its size is known. */
  private @Nullable Raster image(long[] shape) {
    if (input == null) {
      return null;
    }
    long size = 1;
    for (long length : shape) {
      size *= length;
    }
    if (size == input.length) {
      return Raster.of(shape, input);
    }
    long side = Math.round(Math.sqrt(input.length));
    return side * side == input.length ? Raster.of(new long[] {side, side}, input) : null;
  }

  private void attention(List<Part> parts, AttentionView attention) {
    List<String> tokens = explanation.attributions().tokens();
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
    parts.add(new GridPicture(caption, raster, names, names, scale));
    parts.add(new Legend(scale, "", words));
  }
}
