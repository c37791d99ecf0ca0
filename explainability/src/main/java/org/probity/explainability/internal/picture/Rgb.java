package org.probity.explainability.internal.picture;

import java.util.Locale;

/** A colour, channels 0..255. */
record Rgb(int red, int green, int blue) {
  static final Rgb WHITE = of(0xffffff);
  static final Rgb BLACK = of(0x000000);
  static final Rgb INK = of(0x1b1f24);
  static final Rgb MUTED = of(0x57606a);
  static final Rgb RULE = of(0xd0d7de);
  static final Rgb NO_VALUE = of(0xb8b8b8);

  static Rgb of(int hex) {
    return new Rgb(hex >> 16 & 0xff, hex >> 8 & 0xff, hex & 0xff);
  }

  /** This colour at 0, the other at 1. */
  Rgb towards(Rgb other, double part) {
    return new Rgb(
        channel(red, other.red, part),
        channel(green, other.green, part),
        channel(blue, other.blue, part));
  }

  private static int channel(int from, int to, double part) {
    return (int) Math.round(from + part * (to - from));
  }

  /** Black or white, whichever reads better on this colour; one of them always reaches 4.5 : 1. */
  Rgb readable() {
    return contrast(BLACK) >= contrast(WHITE) ? BLACK : WHITE;
  }

  /** Contrast ratio, 1..21 (WCAG 2.2). */
  double contrast(Rgb other) {
    double lighter = Math.max(luminance(), other.luminance());
    double darker = Math.min(luminance(), other.luminance());
    return (lighter + 0.05) / (darker + 0.05);
  }

  /** Relative luminance, 0..1. */
  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  String hex() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }

  int packed() {
    return red << 16 | green << 8 | blue;
  }
}
