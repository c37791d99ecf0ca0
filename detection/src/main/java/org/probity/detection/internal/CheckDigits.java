package org.probity.detection.internal;

/** Check-digit algorithms that several issuers use. Each takes plain digits or capitals. */
final class CheckDigits {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  // The dihedral group D5 and Verhoeff's permutation (Verhoeff 1969).
  private static final String[] VERHOEFF_PRODUCT = {
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
  };
  private static final String[] VERHOEFF_PERMUTATION = {
    "0123456789", "1576283094", "5803796142", "8916043527",
    "9453126870", "4286573901", "2793806415", "7046913258"
  };

  private CheckDigits() {}

  /** A digit as itself, A as 10 to Z as 35. */
  static int value(char c) {
    return ALPHABET.indexOf(c);
  }

  /** The sum of the first characters' values, each times its weight. */
  static int weighted(String id, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += value(id.charAt(i)) * weights[i];
    }
    return sum;
  }

  /** The Luhn algorithm (ISO/IEC 7812-1 annex B); zeros alone do not pass. */
  static boolean luhn(String digits) {
    int sum = 0;
    boolean zeros = true;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      zeros &= digit == 0;
      int doubled = i % 2 == 0 ? digit : 2 * digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0 && !zeros;
  }

  static boolean verhoeff(String digits) {
    int state = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int permuted = VERHOEFF_PERMUTATION[i % 8].charAt(digit) - '0';
      state = VERHOEFF_PRODUCT[state].charAt(permuted) - '0';
    }
    return state == 0;
  }

  /** ISO/IEC 7064 MOD 11,10, the last digit being the check digit. */
  static boolean mod11And10(String digits) {
    int product = 10;
    for (int i = 0; i < digits.length() - 1; i++) {
      int sum = (digits.charAt(i) - '0' + product) % 10;
      product = 2 * (sum == 0 ? 10 : sum) % 11;
    }
    return (11 - product) % 10 == digits.charAt(digits.length() - 1) - '0';
  }

  /**
   * ICAO Doc 9303 part 3 section 4.9: weights 7, 3, 1, the last character being the check digit.
   */
  static boolean icao(String id) {
    int sum = 0;
    int last = id.length() - 1;
    for (int i = 0; i < last; i++) {
      sum += value(id.charAt(i)) * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
    }
    return sum % 10 == value(id.charAt(last));
  }

  /** The remainder of a number of any length. */
  static int remainder(String digits, int modulus) {
    long rest = 0;
    for (int i = 0; i < digits.length(); i++) {
      rest = (rest * 10 + digits.charAt(i) - '0') % modulus;
    }
    return (int) rest;
  }

  /** Weighs as {@link #weighted} does and sums the decimal digits of the products. */
  static int digitSums(String digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      int product = (digits.charAt(i) - '0') * weights[i];
      sum += product / 10 + product % 10;
    }
    return sum;
  }

  static int digit(String id, int at) {
    return id.charAt(at) - '0';
  }
}
