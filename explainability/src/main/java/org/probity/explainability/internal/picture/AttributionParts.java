package org.probity.explainability.internal.picture;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Explanation.Attributions;
import org.probity.domain.explanation.Method;

/** The attributions in the form that suits them, and the legend of their colours. */
final class AttributionParts {
  private final Explanation explanation;
  private final Attributions attributions;
  private final Words words;
  private final float @Nullable [] input;
  private final Meaning meaning;

  AttributionParts(Explanation explanation, Words words, float @Nullable [] input) {
    this.explanation = explanation;
    this.attributions = explanation.attributions();
    this.words = words;
    this.input = input;
    this.meaning = Meaning.of(explanation.method());
  }

  List<Part> parts() {
    long[] shape = attributions.shape();
    if (!attributions.tokens().isEmpty()) {
      return text();
    }
    if (shape == null || shape.length == 1) {
      return row();
    }
    return isImage(shape) ? image(shape) : steps(shape);
  }

  private List<Part> text() {
    ColourScale scale =
        meaning == Meaning.SIGNED
            ? ColourScale.upTo(true, attributions.values())
            : ColourScale.within(false, ofTheAuthor(), attributions.values());
    return List.of(
        new TokenPicture(Tokens.shown(attributions), scale),
        legend(scale, words.say("clipped.specials")));
  }

  /** Special tokens gather most attention; they must not pale the words. */
  private float[] ofTheAuthor() {
    int[] words =
        IntStream.range(0, attributions.tokens().size())
            .filter(i -> !Tokens.isSpecial(attributions.tokens().get(i)))
            .toArray();
    float[] values = new float[words.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = attributions.values()[words[i]];
    }
    return values;
  }

  private List<Part> row() {
    ColourScale scale = ColourScale.upTo(meaning == Meaning.SIGNED, attributions.values());
    float[] given = input == null ? new float[0] : input;
    return List.of(
        new BarPicture(BarPicture.bars(attributions, given, words), scale), legend(scale, ""));
  }

  private List<Part> image(long[] shape) {
    Raster raster = Raster.of(shape, attributions.values());
    ColourScale scale = ColourScale.robust(meaning == Meaning.SIGNED, raster.values());
    return List.of(
        new ImagePicture(raster, shown(shape), scale, words), legend(scale, words.say("clipped")));
  }

  /** Time runs to the right, one line a feature. */
  private List<Part> steps(long[] shape) {
    Raster raster = Raster.of(shape, attributions.values()).transposed();
    ColourScale scale = ColourScale.robust(meaning == Meaning.SIGNED, raster.values());
    List<String> features =
        IntStream.range(0, raster.height()).mapToObj(i -> words.say("feature", i)).toList();
    return List.of(
        new GridPicture(words.say("time"), raster, features, List.of(), scale),
        legend(scale, words.say("clipped")));
  }

  /** Pixels have three dimensions; what has two is a sequence unless it is made of patches. */
  private boolean isImage(long[] shape) {
    return shape.length == 3
        || explanation.parameters().containsKey("window")
        || explanation.method() == Method.GRAD_CAM;
  }

  private @Nullable Raster shown(long[] shape) {
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
    // Patches do not tell the size of what they cover; a square is a safe guess.
    long side = Math.round(Math.sqrt(input.length));
    return side * side == input.length ? Raster.of(new long[] {side, side}, input) : null;
  }

  private Legend legend(ColourScale scale, String clipping) {
    String target = PlainText.fitted(explanation.target().label(), 12, 160);
    String said =
        switch (meaning) {
          case SIGNED -> "◀ " + words.say("against") + "   ·   " + words.say("for", target) + " ▶";
          case RELEVANCE -> words.say("relevance", target);
          case SHARE -> words.say("share");
        };
    return new Legend(scale, said, clipping);
  }
}
