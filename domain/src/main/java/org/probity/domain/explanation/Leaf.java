package org.probity.domain.explanation;

import java.util.List;

/**
 * The real-valued point at which a model is explained: the word embeddings of a text, the pixels of
 * an image, the features of a row.
 *
 * @param kind what the values mean
 * @param shape row-major: [T,D] embeddings, [C,H,W] pixels, [N] features, [T,F] steps
 * @param values at the input itself
 * @param tokens for text, one a position, specials and pads included; else empty
 * @param offsets for text, [start, end) of each token in code points of the original; else empty
 * @param present for text, whether a position is real (1 in the attention mask); else empty
 * @param readPosition for text, the position the head reads; else 0
 */
public record Leaf(
    Kind kind,
    long[] shape,
    float[] values,
    List<String> tokens,
    List<int[]> offsets,
    boolean[] present,
    int readPosition) {

  /** What the values of a leaf are. */
  public enum Kind {
    EMBEDDINGS,
    PIXELS,
    FEATURES,
    STEPS
  }

  /** Kind and size; tokens and values may be personal. */
  @Override
  public String toString() {
    return "Leaf[" + kind + " of " + values.length + " values]";
  }
}
