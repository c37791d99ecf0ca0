package org.probity.explainability.internal.picture;

import org.jspecify.annotations.Nullable;

/** What a scene is made of; lengths in pixels, y downwards. */
sealed interface Shape {
  /**
   * A filled rectangle.
   *
   * @param hint shown on hover, or null
   */
  record Box(
      double x,
      double y,
      double width,
      double height,
      double radius,
      Rgb fill,
      @Nullable String hint)
      implements Shape {}

  /** A line of text standing on its baseline at y. */
  record Label(double x, double y, String text, double size, Style style) implements Shape {}

  /** A straight line, one pixel wide. */
  record Stroke(double x1, double y1, double x2, double y2, Rgb colour) implements Shape {}

  /** Where the text's x is. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /**
   * @param upright false when turned to read from bottom to top
   */
  record Style(Rgb colour, Anchor anchor, boolean bold, boolean upright) {
    static final Style PLAIN = new Style(Rgb.INK, Anchor.START, false, true);
    static final Style QUIET = new Style(Rgb.MUTED, Anchor.START, false, true);
    static final Style TITLE = new Style(Rgb.INK, Anchor.START, true, true);

    Style anchored(Anchor where) {
      return new Style(colour, where, bold, upright);
    }

    Style coloured(Rgb other) {
      return new Style(other, anchor, bold, upright);
    }

    Style turned() {
      return new Style(colour, anchor, bold, false);
    }
  }
}
