package org.probity.detection.internal;

import static org.probity.detection.internal.CheckDigits.digit;
import static org.probity.detection.internal.CheckDigits.weighted;

/** Identifiers of Australia, New Zealand and Africa. */
final class SouthChecks {
  private static final int IRD_FIRST = 10_000_000;
  private static final int IRD_LAST = 200_000_000;

  private SouthChecks() {}

  /** Australian Business Register: one less in the first digit, MOD 89. */
  static boolean auAbn(String id) {
    return id.charAt(0) != '0'
        && (weighted(id, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19) - 10) % 89 == 0;
  }

  /** Australian Securities and Investments Commission: weights 8 to 1, MOD 10. */
  static boolean auAcn(String id) {
    int sum = weighted(id, 8, 7, 6, 5, 4, 3, 2, 1);
    return sum > 0 && (10 - sum % 10) % 10 == digit(id, 8);
  }

  /** Australian Taxation Office: MOD 11. */
  static boolean auTfn(String id) {
    int sum = weighted(id, 1, 4, 3, 7, 5, 8, 6, 9, 10);
    return sum > 0 && sum % 11 == 0;
  }

  /** Services Australia: weights 1, 3, 7, 9, MOD 10; behind the check digit the card's issue. */
  static boolean auMedicare(String id) {
    return weighted(id, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == digit(id, 8) && digit(id, 9) > 0;
  }

  /** Inland Revenue: MOD 11, and a second set of weights where the first needs 10. */
  static boolean nzIrd(String id) {
    String nine = id.length() == 8 ? "0" + id : id;
    int number = Integer.parseInt(nine);
    int check = mod11(weighted(nine, 3, 2, 7, 6, 5, 4, 3, 2));
    if (check == 10) {
      check = mod11(weighted(nine, 7, 4, 3, 2, 5, 2, 7, 6));
    }
    return number > IRD_FIRST && number < IRD_LAST && check == digit(nine, 8);
  }

  private static int mod11(int sum) {
    return (11 - sum % 11) % 11;
  }

  /** Home Affairs: date of birth, sex, citizenship (0, 1, 2), and a Luhn digit. */
  static boolean zaId(String id) {
    return Dates.yymmdd(id) && digit(id, 10) <= 2 && CheckDigits.luhn(id);
  }
}
