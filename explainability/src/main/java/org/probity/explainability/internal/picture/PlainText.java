package org.probity.explainability.internal.picture;

/** Text from outside, made safe to show: what has no glyph or turns the line around becomes �. */
final class PlainText {
  private static final int REPLACEMENT = 0xfffd;

  private PlainText() {}

  static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().map(PlainText::shown).forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static int shown(int point) {
    if (point == '\n' || point == '\r' || point == '\t') {
      return ' ';
    }
    return switch (Character.getType(point)) {
      // Bidirectional overrides are of type FORMAT; XML forbids most of the others.
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.FORMAT ->
          REPLACEMENT;
      default -> point;
    };
  }

  /** XML and HTML alike. */
  static String escaped(String text) {
    return of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** At most so many pixels wide, the rest given as an ellipsis. */
  static String fitted(String text, double size, double width) {
    String plain = of(text);
    if (TextWidth.of(plain, size) <= width) {
      return plain;
    }
    int end = plain.length();
    while (end > 0 && TextWidth.of(plain.substring(0, end) + "…", size) > width) {
      end = plain.offsetByCodePoints(end, -1);
    }
    return plain.substring(0, end) + "…";
  }
}
