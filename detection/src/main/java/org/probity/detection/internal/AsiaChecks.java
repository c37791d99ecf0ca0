package org.probity.detection.internal;

import static org.probity.detection.internal.CheckDigits.digit;
import static org.probity.detection.internal.CheckDigits.value;
import static org.probity.detection.internal.CheckDigits.weighted;

/** Identifiers of Asia, less China's. */
final class AsiaChecks {
  private static final String SG_CITIZENS = "JZIHGFEDCBA";
  private static final String SG_FOREIGNERS = "XWUTRQPNMLK";
  private static final String SG_FOREIGNERS_SINCE_2022 = "XWUTRQPNJLK";
  private static final String SG_ENTITIES = "ABCDEFGHJKLMNPQRSTUVWX0123456789";

  private AsiaChecks() {}

  /** UIDAI: Verhoeff's digit; a number that reads the same backwards is not given out. */
  static boolean inAadhaar(String id) {
    return CheckDigits.verhoeff(id) && !new StringBuilder(id).reverse().toString().equals(id);
  }

  /** GST Network: MOD 36, every second character counting twice. */
  static boolean inGstin(String id) {
    int sum = 0;
    for (int i = 0; i < 14; i++) {
      int product = value(id.charAt(i)) * (1 + i % 2);
      sum += product / 36 + product % 36;
    }
    return (36 - sum % 36) % 36 == value(id.charAt(14));
  }

  /** Resident Registration Act; numbers given out since October 2020 end with a random digit. */
  static boolean krRrn(String id) {
    return (11 - krSum(id) % 11) % 10 == digit(id, 12);
  }

  /** Immigration Act; as {@link #krRrn}, two added. */
  static boolean krFrn(String id) {
    return (13 - krSum(id) % 11) % 10 == digit(id, 12);
  }

  static boolean krBirth(String id) {
    return Dates.yymmdd(id);
  }

  private static int krSum(String id) {
    return weighted(id, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5);
  }

  /** National Tax Service: weights 1, 3, 7, the ninth digit times 5 with its tens added. */
  static boolean krBrn(String id) {
    int sum = weighted(id, 1, 3, 7, 1, 3, 7, 1, 3, 5) + digit(id, 8) * 5 / 10;
    return (10 - sum % 10) % 10 == digit(id, 9);
  }

  /** Ordinance of the Ministry of Internal Affairs 85 of 2014, article 5. */
  static boolean jpMyNumber(String id) {
    int rest = weighted(id, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    return (rest <= 1 ? 0 : 11 - rest) == digit(id, 11) && id.chars().distinct().count() > 1;
  }

  /** Immigration and Checkpoints Authority: MOD 11, a letter by series. */
  static boolean sgNric(String id) {
    char series = id.charAt(0);
    int offset = series == 'T' || series == 'G' ? 4 : series == 'M' ? 3 : 0;
    int rest = (offset + weighted(id.substring(1), 2, 7, 6, 5, 4, 3, 2)) % 11;
    String letters =
        switch (series) {
          case 'S', 'T' -> SG_CITIZENS;
          case 'M' -> SG_FOREIGNERS_SINCE_2022;
          default -> SG_FOREIGNERS;
        };
    return letters.charAt(rest) == id.charAt(8);
  }

  /** Accounting and Corporate Regulatory Authority: businesses, companies, other entities. */
  static boolean sgUen(String id) {
    if (id.length() == 9) {
      return "XMKECAWLJDB".charAt(weighted(id, 10, 4, 9, 3, 8, 2, 7, 1) % 11) == id.charAt(8);
    }
    if (Character.isDigit(id.charAt(0))) {
      return "ZKCMDNERGWH".charAt(weighted(id, 10, 8, 6, 4, 9, 7, 5, 3, 1) % 11) == id.charAt(9);
    }
    int[] weights = {4, 3, 5, 3, 10, 2, 2, 5, 7};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += SG_ENTITIES.indexOf(id.charAt(i)) * weights[i];
    }
    return SG_ENTITIES.charAt(Math.floorMod(sum - 5, 11)) == id.charAt(9);
  }

  /** Department of Provincial Administration: weights 13 to 2, MOD 11. */
  static boolean thTnin(String id) {
    int sum = weighted(id, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2);
    return (11 - sum % 11) % 10 == digit(id, 12);
  }

  /** Bureau of Internal Revenue: weights 9 to 2, the remainder by 11 being the ninth digit. */
  static boolean phTin(String id) {
    int sum = weighted(id, 9, 8, 7, 6, 5, 4, 3, 2);
    return sum > 0 && sum % 11 == digit(id, 8);
  }
}
