package org.probity.explainability.internal.picture;

import java.util.Locale;

/** A colour, channels 0..255. */
record Rgb(int red, int green, int blue) {
  static final Rgb WHITE = of(0xffffff);
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

  /** Ink or white, whichever reads better on this colour (WCAG 2.2, contrast ratio). */
  Rgb readable() {
    double here = luminance();
    double onInk = (here + 0.05) / (INK.luminance() + 0.05);
    double onWhite = 1.05 / (here + 0.05);
    return onInk >= onWhite ? INK : WHITE;
  }

  /** Relative luminance, 0..1. */
  double luminance() {
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
