package org.probity.detection.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.InetAddressValidator;

/** Check digits and the like. Each takes a match with its separators. */
final class Checks {
  private static final String RESIDENT_ID_WEIGHTS = "7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2";

  /** GB/T 2260 codes of the provinces and the regions with their own cards. */
  private static final Set<Integer> PROVINCES =
      Set.of(
          11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50,
          51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83, 91);

  private Checks() {}

  /** A check of the whole match. */
  static Check whole(Predicate<String> valid) {
    return match -> valid.test(match) ? match.length() : 0;
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

  /** The Luhn algorithm (ISO/IEC 7812-1 annex B) over 12 to 19 digits. */
  static boolean luhn(String match) {
    String digits = digits(match);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : 2 * digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0 && digits.chars().anyMatch(digit -> digit != '0');
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

  /** GB 11643-1999: province, date of birth and check character (ISO 7064 MOD 11-2). */
  static boolean cnResidentId(String match) {
    String id = match.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
    int sum = 0;
    String[] weights = RESIDENT_ID_WEIGHTS.split(" ", -1);
    for (int i = 0; i < 17; i++) {
      sum += (id.charAt(i) - '0') * Integer.parseInt(weights[i]);
    }
    return province(id)
        && date(id.substring(6, 14))
        && "10X98765432".charAt(sum % 11) == id.charAt(17);
  }

  /** The form in use before 1999: two digits of the year, no check character. */
  static boolean cnResidentId15(String match) {
    return province(match) && date("19" + match.substring(6, 12));
  }

  /** Numbers the Social Security Administration never gives out, and those of advertisements. */
  static boolean usSsn(String match) {
    String ssn = digits(match);
    return !ssn.matches("(000|666|9\\d\\d)\\d{6}|\\d{3}00\\d{4}|\\d{5}0000|(\\d)\\2{8}")
        && !Set.of("123456789", "078051120", "219099999").contains(ssn);
  }

  static boolean publicIpv4(String match) {
    return InetAddressValidator.getInstance().isValidInet4Address(match) && !privateIpv4(match);
  }

  /** Loopback, link-local and the ranges of RFC 1918: they name nobody outside their network. */
  static boolean privateIpv4(String match) {
    return match.matches(
            "(?:0|10|127)\\..*|169\\.254\\..*|192\\.168\\..*|172\\.(?:1[6-9]|2\\d|3[01])\\..*")
        && InetAddressValidator.getInstance().isValidInet4Address(match);
  }

  static boolean ipv6(String match) {
    return match.chars().filter(c -> c == ':').count() > 1
        && match.length() > 4
        && InetAddressValidator.getInstance().isValidInet6Address(match);
  }

  private static boolean province(String id) {
    return PROVINCES.contains(Integer.parseInt(id.substring(0, 2)));
  }

  private static boolean date(String yyyymmdd) {
    try {
      LocalDate.of(
          Integer.parseInt(yyyymmdd.substring(0, 4)),
          Integer.parseInt(yyyymmdd.substring(4, 6)),
          Integer.parseInt(yyyymmdd.substring(6, 8)));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
