package org.probity.audit.verify;

import java.util.regex.Pattern;

/** Sizes and indexes as C2SP texts spell them: ASCII digits, no sign, no leading zero. */
final class DecimalNumber {
  private static final Pattern SPELLING = Pattern.compile("0|[1-9][0-9]{0,18}");

  private DecimalNumber() {}

  /**
   * @return 0 to 2^63-1
   */
  static long parse(String text) {
    try {
      if (SPELLING.matcher(text).matches()) {
        return Long.parseLong(text);
      }
    } catch (NumberFormatException e) {
      throw new VerificationException("A number is too large.", e);
    }
    throw new VerificationException("A number is not written in plain decimal digits.");
  }
}
