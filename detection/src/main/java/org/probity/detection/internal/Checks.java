package org.probity.detection.internal;

import java.util.Locale;
import java.util.function.Predicate;
import org.apache.commons.validator.routines.IBANValidator;

/** Makes checks of matches out of checks of what is in them. */
final class Checks {
  private Checks() {}

  /** A check of the whole match. */
  static Check whole(Predicate<String> valid) {
    return match -> valid.test(match) ? match.length() : 0;
  }

  /** A check of the whole match's letters, as capitals, and digits. */
  static Check plain(Predicate<String> valid) {
    return whole(match -> valid.test(alphanumeric(match)));
  }

  static String digits(String match) {
    StringBuilder digits = new StringBuilder(match.length());
    for (int i = 0; i < match.length(); i++) {
      if (match.charAt(i) >= '0' && match.charAt(i) <= '9') {
        digits.append(match.charAt(i));
      }
    }
    return digits.toString();
  }

  static String alphanumeric(String match) {
    StringBuilder plain = new StringBuilder(match.length());
    for (int i = 0; i < match.length(); i++) {
      if (Character.isLetterOrDigit(match.charAt(i))) {
        plain.append(Character.toUpperCase(match.charAt(i)));
      }
    }
    return plain.toString();
  }

  static String capitals(String match) {
    return match.toUpperCase(Locale.ROOT);
  }

  /** ISO 13616: the country's length and form, and the remainder by 97. */
  static int iban(String match) {
    IBANValidator.Validator country =
        IBANValidator.getInstance().getValidator(match.substring(0, 2).toUpperCase(Locale.ROOT));
    if (country == null) {
      return 0;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < match.length(); i++) {
      if (Character.isLetterOrDigit(match.charAt(i))) {
        plain.append(Character.toUpperCase(match.charAt(i)));
      }
      if (plain.length() == country.getIbanLength()) {
        boolean ends = i + 1 == match.length() || !Character.isLetterOrDigit(match.charAt(i + 1));
        return ends && IBANValidator.getInstance().isValid(plain.toString()) ? i + 1 : 0;
      }
    }
    return 0;
  }
}
