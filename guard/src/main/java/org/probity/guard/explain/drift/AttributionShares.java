package org.probity.guard.explain.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Explanation.Attributions;

/**
 * An explanation in short, without its content: which share of all that was attributed went to each
 * part of the input, and whether it raised the class or lowered it. Parts are features, sixteenths
 * of an image or of a sequence (time by feature), or kinds of word piece and fifths of a text.
 *
 * @param parts their names
 * @param shares first of what raises, then of what lowers, part by part; they sum to 1
 */
record AttributionShares(List<String> parts, double[] shares) {
  /** More features than these are taken together, neighbours with neighbours. */
  private static final int MOST_PARTS = 64;

  private static final int GRID = 4;
  private static final int FIFTHS = 5;
  private static final List<String> PIECES = List.of("special", "punctuation", "number");

  /** Nothing for an explanation of one class against another, or without finite attributions. */
  static Optional<AttributionShares> of(Explanation explanation) {
    Attributions attributions = explanation.attributions();
    if (explanation.parameters().containsKey("contrast")) {
      return Optional.empty();
    }
    if (!attributions.tokens().isEmpty()) {
      return text(attributions);
    }
    long[] shape = attributions.shape();
    if (shape == null) {
      return Optional.empty();
    }
    return shape.length >= 2
        ? picture(attributions.values(), shape)
        : features(attributions, (int) shape[0]);
  }

  private static Optional<AttributionShares> text(Attributions attributions) {
    List<String> parts = new ArrayList<>(PIECES);
    for (int fifth = 1; fifth <= FIFTHS; fifth++) {
      parts.add("words " + fifth + "/" + FIFTHS);
    }
    List<String> tokens = attributions.tokens();
    int[] partOf = new int[tokens.size()];
    for (int i = 0; i < partOf.length; i++) {
      int piece = piece(tokens.get(i));
      partOf[i] = piece >= 0 ? piece : PIECES.size() + i * FIFTHS / tokens.size();
    }
    return of(parts, attributions.values(), partOf);
  }

  /** Which kind of word piece; −1 for a word. */
  private static int piece(String token) {
    boolean framed = token.startsWith("[") && token.endsWith("]");
    if (framed || (token.startsWith("<") && token.endsWith(">"))) {
      return 0;
    }
    if (token.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return 1;
    }
    return token.codePoints().noneMatch(Character::isLetter) ? 2 : -1;
  }

  private static Optional<AttributionShares> picture(float[] values, long[] shape) {
    int height = (int) shape[shape.length - 2];
    int width = (int) shape[shape.length - 1];
    List<String> parts = new ArrayList<>();
    for (int row = 1; row <= GRID; row++) {
      for (int column = 1; column <= GRID; column++) {
        parts.add("region " + row + "." + column);
      }
    }
    int[] partOf = new int[values.length];
    for (int i = 0; i < partOf.length; i++) {
      int row = i % (height * width) / width * GRID / height;
      partOf[i] = row * GRID + i % width * GRID / width;
    }
    return of(parts, values, partOf);
  }

  private static Optional<AttributionShares> features(Attributions attributions, int features) {
    int count = Math.min(MOST_PARTS, features);
    List<String> names = attributions.features();
    List<String> parts = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      parts.add(
          names != null && names.size() == count
              ? names.get(part)
              : "feature " + (long) part * features / count);
    }
    float[] values = attributions.values();
    int[] partOf = new int[values.length];
    for (int i = 0; i < partOf.length; i++) {
      partOf[i] = (int) (i % features * (long) count / features);
    }
    return of(parts, values, partOf);
  }

  private static Optional<AttributionShares> of(List<String> parts, float[] values, int[] partOf) {
    double[] shares = new double[2 * parts.size()];
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      shares[partOf[i] + (values[i] < 0 ? parts.size() : 0)] += Math.abs(values[i]);
      total += Math.abs(values[i]);
    }
    if (!(total > 0) || !Double.isFinite(total)) {
      return Optional.empty();
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= total;
    }
    return Optional.of(new AttributionShares(List.copyOf(parts), shares));
  }

  /** Not the shares, which are a person's until they are summed. */
  @Override
  public String toString() {
    return "AttributionShares[" + parts.size() + " parts]";
  }
}
