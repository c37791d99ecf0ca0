package org.probity.domain.explanation;

/**
 * What "nothing there" means to an attribution: all zeros, the pad or mask token at every position
 * but the one the head reads, or a number everywhere.
 */
public record Baseline(Kind kind, float value) {
  public static final Baseline ZERO = new Baseline(Kind.NUMBER, 0);
  public static final Baseline PAD = new Baseline(Kind.PAD, 0);
  public static final Baseline MASK = new Baseline(Kind.MASK, 0);

  /** Which of the three. */
  public enum Kind {
    NUMBER,
    PAD,
    MASK
  }

  /** As in the API: {@code zero}, {@code pad}, {@code mask} or the number. */
  public String code() {
    return switch (kind) {
      case PAD -> "pad";
      case MASK -> "mask";
      case NUMBER -> value == 0 ? "zero" : Float.toString(value);
    };
  }
}
