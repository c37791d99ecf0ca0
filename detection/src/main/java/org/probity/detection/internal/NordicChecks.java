package org.probity.detection.internal;

import static org.probity.detection.internal.CheckDigits.digit;
import static org.probity.detection.internal.CheckDigits.weighted;

/** Identifiers of the Nordic countries. */
final class NordicChecks {
  private static final String FI_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

  private NordicChecks() {}

  /** Skatteverket: a date of birth (day plus 60 for a coordination number) and a Luhn digit. */
  static boolean sePersonnummer(String id) {
    String ten = id.substring(id.length() - 10);
    int day = Dates.number(ten, 4, 6);
    int month = Dates.number(ten, 2, 4);
    int plain = day > 60 ? day - 60 : day;
    boolean born =
        id.length() == 12
            ? Dates.day(Dates.number(id, 0, 4), month, plain)
            : Dates.inSomeCentury(Dates.number(ten, 0, 2), month, plain);
    return born && CheckDigits.luhn(ten);
  }

  /** Bolagsverket: a Luhn digit; a third digit of 2 or more keeps it apart from persons. */
  static boolean seOrganisationsnummer(String id) {
    String ten = id.substring(id.length() - 10);
    return digit(ten, 2) >= 2 && CheckDigits.luhn(ten);
  }

  /**
   * Skatteetaten: a date of birth (day or month plus 40 for D and H numbers), two MOD 11 digits.
   */
  static boolean noFodselsnummer(String id) {
    int day = Dates.number(id, 0, 2);
    int month = Dates.number(id, 2, 4);
    int first = 11 - weighted(id, 3, 7, 6, 1, 8, 9, 4, 5, 2) % 11;
    int second = 11 - weighted(id, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    return Dates.inSomeCentury(
            Dates.number(id, 4, 6), month > 40 ? month - 40 : month, day > 40 ? day - 40 : day)
        && first % 11 == digit(id, 9)
        && second % 11 == digit(id, 10);
  }

  /**
   * CPR-kontoret: a date of birth and MOD 11. Numbers without a valid check digit were given only
   * to people registered as born on the first of January, when that day's numbers had run out.
   */
  static boolean dkCpr(String id) {
    boolean firstOfJanuary = id.startsWith("0101");
    return Dates.ddmmyy(id)
        && (firstOfJanuary || weighted(id, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0);
  }

  /** Digital and Population Data Services Agency: DDMMYY, century sign, number, MOD 31. */
  static boolean fiPersonalIdentityCode(String id) {
    char sign = id.charAt(6);
    int century = sign == '+' ? 1800 : sign >= 'A' && sign <= 'F' ? 2000 : 1900;
    int number = Integer.parseInt(id.substring(0, 6) + id.substring(7, 10));
    return Dates.day(
            century + Dates.number(id, 4, 6), Dates.number(id, 2, 4), Dates.number(id, 0, 2))
        && Dates.number(id, 7, 10) >= 2
        && FI_CHARACTERS.charAt(number % 31) == id.charAt(10);
  }
}
