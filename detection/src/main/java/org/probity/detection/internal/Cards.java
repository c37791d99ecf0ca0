package org.probity.detection.internal;

import java.util.regex.Pattern;

/** Payment-card numbers (ISO/IEC 7812). */
final class Cards {
  /**
   * Issuer prefixes with their lengths: Visa, Mastercard, Amex, Discover, JCB, Diners, UnionPay.
   */
  private static final Pattern ISSUED =
      Pattern.compile(
          "4\\d{12}(?:\\d{3}){0,2}|(?:5[1-5]|2[2-7])\\d{14}|3[47]\\d{13}"
              + "|6(?:011|4[4-9]\\d|5\\d{2})\\d{12,15}|35\\d{14,17}|3(?:0[0-5]|[689]\\d)\\d{11,16}"
              + "|62\\d{14,17}|(?:50|5[6-9]|6[0-9])\\d{10,17}");

  private Cards() {}

  static boolean valid(String match) {
    return ISSUED.matcher(Checks.digits(match)).matches() && CheckDigits.luhn(Checks.digits(match));
  }
}
