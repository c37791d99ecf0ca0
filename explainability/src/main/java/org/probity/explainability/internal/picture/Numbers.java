package org.probity.explainability.internal.picture;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them; the minus is a minus. */
final class Numbers {
  private Numbers() {}

  /** Signed, two or three digits that matter: {@code +0.12}, {@code −3.4}, {@code +1.2e−5}. */
  static String signed(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    if (value == 0) {
      return "0";
    }
    return (value > 0 ? "+" : "−") + magnitude(Math.abs(value));
  }

  static String plain(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    return value == 0 ? "0" : (value < 0 ? "−" : "") + magnitude(Math.abs(value));
  }

  private static String magnitude(double value) {
    if (value >= 1e5 || value < 5e-4) {
      return String.format(Locale.ROOT, "%.1e", value).replace("-0", "−").replace("+0", "");
    }
    return String.format(
        Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : format(value), value);
  }

  private static String format(double value) {
    return value >= 0.1 ? "%.2f" : value >= 0.00995 ? "%.3f" : "%.4f";
  }

  static String percent(double part) {
    if (part > 0 && part < 1e-5) {
      return "< 0.001 %";
    }
    if (part < 1 && part >= 0.9995) {
      return "> 99.9 %";
    }
    return String.format(Locale.ROOT, part > 0 && part < 0.001 ? "%.3f %%" : "%.1f %%", 100 * part);
  }

  static String measure(@Nullable Double value, String none) {
    return value == null ? none : String.format(Locale.ROOT, "%.3f", value).replace("-", "−");
  }

  /** A feature's own value: a whole number without decimals. */
  static String asGiven(float value) {
    return value == Math.rint(value) && Math.abs(value) < 1e7
        ? String.format(Locale.ROOT, "%.0f", value).replace("-", "−")
        : plain(value);
  }
}
