package org.probity.explainability.internal.picture;

/**
 * How wide a text will be, without asking a font: an SVG is drawn with whatever the reader has. On
 * the wide side, after DejaVu Sans.
 */
final class TextWidth {
  private static final String NARROW = "ijlI.,:;'|!()[]ft ·-";
  private static final String WIDE = "mwMW@%";

  private TextWidth() {}

  /**
   * @param size in pixels
   * @return pixels
   */
  static double of(String text, double size) {
    return size * text.codePoints().mapToDouble(TextWidth::ems).sum();
  }

  private static double ems(int point) {
    if (point >= 0x1100) {
      return isGeneralPunctuation(point) ? 0.6 : 1;
    }
    if (NARROW.indexOf(point) >= 0) {
      return 0.38;
    }
    if (WIDE.indexOf(point) >= 0) {
      return 0.95;
    }
    return Character.isUpperCase(point) ? 0.7 : 0.62;
  }

  private static boolean isGeneralPunctuation(int point) {
    return point >= 0x2000 && point < 0x2070;
  }
}
