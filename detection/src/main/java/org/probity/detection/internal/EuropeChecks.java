package org.probity.detection.internal;

import static org.probity.detection.internal.CheckDigits.digit;
import static org.probity.detection.internal.CheckDigits.remainder;
import static org.probity.detection.internal.CheckDigits.weighted;

/** Identifiers of Europe, less Germany and the Nordic countries. */
final class EuropeChecks {
  private static final String ES_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

  /** What a character at an odd place of a codice fiscale counts, from 0 and from A. */
  private static final int[] IT_ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  private EuropeChecks() {}

  /** NHS Data Dictionary: weights 10 to 2, MOD 11; a remainder that needs 10 is not given out. */
  static boolean ukNhs(String id) {
    int check = 11 - weighted(id, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return check % 11 == digit(id, 9) && id.chars().distinct().count() > 1;
  }

  /** DVLA: month of birth, plus 50 for women, and day inside the driver number. */
  static boolean ukDrivingLicence(String id) {
    int month = Dates.number(id, 6, 8);
    return Dates.day(2000, month > 50 ? month - 50 : month, Dates.number(id, 8, 10));
  }

  /** INSEE: the key is 97 less the remainder by 97; Corsica's 2A counts as 19 and 2B as 18. */
  static boolean frNir(String id) {
    String number = id.substring(0, 13).replace("2A", "19").replace("2B", "18");
    return number.chars().allMatch(Character::isDigit)
        && 97 - remainder(number, 97) == Dates.number(id, 13, 15);
  }

  /**
   * Spain's interior ministry: the number's remainder by 23 gives the letter; X, Y, Z are 0, 1, 2.
   */
  static boolean esLetter(String id) {
    int last = id.length() - 1;
    char first = id.charAt(0);
    String number =
        switch (first) {
          case 'X', 'Y', 'Z' -> (first - 'X') + id.substring(1, last);
          case 'K', 'L', 'M' -> id.substring(1, last);
          default -> id.substring(0, last);
        };
    return ES_LETTERS.charAt(remainder(number, 23)) == id.charAt(last);
  }

  /** Decree of 23 December 1976: odd and even places count differently, MOD 26. */
  static boolean itFiscalCode(String id) {
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char c = id.charAt(i);
      int place = Character.isDigit(c) ? c - '0' : c - 'A';
      sum += i % 2 == 0 ? IT_ODD[place] : place;
    }
    return 'A' + sum % 26 == id.charAt(15);
  }

  /**
   * Rijksdienst voor Identiteitsgegevens: the eleven test; eight digits have a zero before them.
   */
  static boolean nlBsn(String id) {
    String nine = id.length() == 8 ? "0" + id : id;
    return weighted(nine, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0 && Integer.parseInt(nine) > 0;
  }

  /**
   * Rijksregister: 97 less the remainder by 97, a 2 before the number for who is born after 1999.
   */
  static boolean beNrn(String id) {
    int month = Dates.number(id, 2, 4) % 20;
    String number = id.substring(0, 9);
    int check = Dates.number(id, 9, 11);
    return month <= 12
        && Dates.number(id, 4, 6) <= 31
        && (97 - remainder(number, 97) == check || 97 - remainder("2" + number, 97) == check);
  }

  /** Ministerstwo Cyfryzacji: the month carries the century; weights 1, 3, 7, 9. */
  static boolean plPesel(String id) {
    int coded = Dates.number(id, 2, 4);
    int century = coded > 80 ? 1800 : 1900 + coded / 20 * 100;
    int sum = weighted(id, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3);
    return Dates.day(century + Dates.number(id, 0, 2), coded % 20, Dates.number(id, 4, 6))
        && (10 - sum % 10) % 10 == digit(id, 10);
  }

  /** Autoridade Tributária: weights 9 to 2, MOD 11, 10 counting as 0. */
  static boolean ptNif(String id) {
    int check = 11 - weighted(id, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return (check >= 10 ? 0 : check) == digit(id, 8);
  }

  /** OUG 97/2005: sex and century, date of birth, county, serial number, MOD 11 (10 is 1). */
  static boolean roCnp(String id) {
    int rest = weighted(id, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
    int county = Dates.number(id, 7, 9);
    return ((county >= 1 && county <= 52) || county == 70 || (county >= 80 && county <= 83))
        && Dates.yymmdd(id.substring(1, 7))
        && (rest == 10 ? 1 : rest) == digit(id, 12);
  }

  /** Nüfus ve Vatandaşlık İşleri: the tenth digit of odd and even places, the eleventh of all. */
  static boolean trNationalId(String id) {
    int odd = weighted(id, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    int even = weighted(id, 0, 1, 0, 1, 0, 1, 0, 1);
    return Math.floorMod(7 * odd - even, 10) == digit(id, 9)
        && (odd + even + digit(id, 9)) % 10 == digit(id, 10);
  }
}
