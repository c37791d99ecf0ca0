package org.probity.detection.internal;

import static org.probity.detection.internal.CheckDigits.digit;
import static org.probity.detection.internal.CheckDigits.weighted;

import java.util.Set;

/** Identifiers of mainland China, Hong Kong and Taiwan. */
final class ChinaChecks {
  /** GB/T 2260 codes of the provinces and the regions with their own cards. */
  private static final Set<Integer> PROVINCES =
      Set.of(
          11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50,
          51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83, 91);

  /** GB 32100-2015: digits and capitals without I, O, S, V and Z. */
  private static final String CREDIT_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  /** Taiwan's letters in the order of their codes, which begin at 10. */
  private static final String TW_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

  private ChinaChecks() {}

  /** GB 11643-1999: province, date of birth and check character (ISO 7064 MOD 11-2). */
  static boolean residentId(String id) {
    int sum = weighted(id, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
    return province(id)
        && Dates.yyyymmdd(id.substring(6, 14))
        && "10X98765432".charAt(sum % 11) == id.charAt(17);
  }

  /** The form in use before 1999: two digits of the year, no check character. */
  static boolean residentId15(String id) {
    return province(id) && Dates.yyyymmdd("19" + id.substring(6, 12));
  }

  /** GB 32100-2015 section 5: powers of 3, MOD 31. */
  static boolean unifiedSocialCredit(String id) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < 17; i++) {
      int value = CREDIT_CODE_ALPHABET.indexOf(id.charAt(i));
      if (value < 0) {
        return false;
      }
      sum += value * weight;
      weight = weight * 3 % 31;
    }
    return CREDIT_CODE_ALPHABET.charAt((31 - sum % 31) % 31) == id.charAt(17)
        && (province(id.substring(2)) || id.startsWith("10", 2));
  }

  /** Immigration Department: one or two letters, six digits, MOD 11 with A for 10. */
  static boolean hkId(String id) {
    int sum = id.length() == 8 ? 36 * 9 : 0;
    for (int i = 0; i < id.length(); i++) {
      sum += CheckDigits.value(id.charAt(i)) * (id.length() - i);
    }
    return sum % 11 == 0;
  }

  /** Ministry of the Interior: the letter's two digits weigh 1 and 9, the others 8 to 1 and 1. */
  static boolean twId(String id) {
    int letter = 10 + TW_LETTERS.indexOf(id.charAt(0));
    char second = id.charAt(1);
    int sex = Character.isDigit(second) ? second - '0' : TW_LETTERS.indexOf(second) % 10;
    int sum = letter / 10 + letter % 10 * 9 + sex * 8;
    return (sum + weighted(id.substring(2), 7, 6, 5, 4, 3, 2, 1) + digit(id, 9)) % 10 == 0;
  }

  private static boolean province(String id) {
    return PROVINCES.contains(Dates.number(id, 0, 2));
  }
}
