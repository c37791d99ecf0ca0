package org.probity.detection.internal;

import static org.probity.detection.internal.CheckDigits.digit;
import static org.probity.detection.internal.CheckDigits.digitSums;

/** Identifiers of Germany. */
final class GermanyChecks {
  private static final int MOST_REPEATED = 3;

  private GermanyChecks() {}

  /** Bundeszentralamt für Steuern: ISO 7064 MOD 11,10; no digit more than three times. */
  static boolean taxId(String id) {
    String number = id.substring(0, 10);
    return CheckDigits.mod11And10(id)
        && number
            .chars()
            .allMatch(c -> number.chars().filter(o -> o == c).count() <= MOST_REPEATED);
  }

  /** VKVV section 2: area, date of birth, initial, serial number, check digit. */
  static boolean socialSecurity(String id) {
    String digits = id.substring(0, 8) + ordinal(id.charAt(8)) + id.substring(9, 11);
    int day = Dates.number(id, 2, 4);
    return Dates.inSomeCentury(
            Dates.number(id, 6, 8), Dates.number(id, 4, 6), day > 50 ? day - 50 : day)
        && digitSums(digits, 2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1) % 10 == digit(id, 11);
  }

  /** SGB V section 290: the number of the insured, a letter and nine digits. */
  static boolean healthInsurance(String id) {
    String digits = ordinal(id.charAt(0)) + id.substring(1, 9);
    return digitSums(digits, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2) % 10 == digit(id, 9);
  }

  /** Kassenärztliche Bundesvereinigung: seven digits by weights 4 and 9, two of the specialty. */
  static boolean lanr(String id) {
    int sum = CheckDigits.weighted(id, 4, 9, 4, 9, 4, 9);
    return sum > 0 && (10 - sum % 10) % 10 == digit(id, 6);
  }

  /** FeV annex 8: authority, serial number, check character by MOD 11, number of the copy. */
  static boolean drivingLicence(String id) {
    int rest = CheckDigits.weighted(id, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 11;
    return id.charAt(9) == (rest == 10 ? 'X' : (char) ('0' + rest));
  }

  /**
   * PAuswG section 5, PassG section 4: nine characters are the number; a tenth is its check digit.
   */
  static boolean documentNumber(String id) {
    return id.length() < 10 || CheckDigits.icao(id);
  }

  /** A as "01" to Z as "26". */
  private static String ordinal(char letter) {
    int place = letter - 'A' + 1;
    return (place < 10 ? "0" : "") + place;
  }
}
