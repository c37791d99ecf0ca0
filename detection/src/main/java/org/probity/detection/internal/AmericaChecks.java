package org.probity.detection.internal;

import static org.probity.detection.internal.CheckDigits.digit;
import static org.probity.detection.internal.CheckDigits.weighted;

import java.util.Set;

/** Identifiers of the Americas. */
final class AmericaChecks {
  private static final String CURP_ALPHABET = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";

  /** The International Standard prefix of US health identifiers, 80840. */
  private static final String NPI_PREFIX = "80840";

  private AmericaChecks() {}

  /** Numbers the Social Security Administration never gives out, and those of advertisements. */
  static boolean usSsn(String ssn) {
    return !ssn.matches("(000|666|9\\d\\d)\\d{6}|\\d{3}00\\d{4}|\\d{5}0000|(\\d)\\2{8}")
        && !Set.of("123456789", "078051120", "219099999").contains(ssn);
  }

  /** IRS: begins with 9, fourth and fifth digit in the ranges given out. */
  static boolean usItin(String itin) {
    int group = Dates.number(itin, 3, 5);
    return itin.charAt(0) == '9'
        && ((group >= 50 && group <= 65)
            || (group >= 70 && group <= 88)
            || (group >= 90 && group <= 92)
            || group >= 94);
  }

  /** American Bankers Association: a Federal Reserve prefix, weights 3, 7, 1. */
  static boolean abaRouting(String number) {
    int prefix = Dates.number(number, 0, 2);
    boolean given =
        prefix <= 12
            || (prefix >= 21 && prefix <= 32)
            || (prefix >= 61 && prefix <= 72)
            || prefix == 80;
    return given && weighted(number, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0 && !zeros(number);
  }

  /** CMS: Luhn over the number behind the prefix 80840. */
  static boolean usNpi(String npi) {
    return CheckDigits.luhn(NPI_PREFIX + npi);
  }

  /** 21 CFR 1301: the Drug Enforcement Administration's two letters and seven digits. */
  static boolean usDea(String id) {
    String digits = id.substring(2);
    return weighted(digits, 1, 2, 1, 2, 1, 2) % 10 == digit(digits, 6) && !zeros(digits);
  }

  /** Receita Federal: two digits by MOD 11; equal digits are not given out. */
  static boolean brCpf(String cpf) {
    return cpf.chars().distinct().count() > 1
        && mod11(weighted(cpf, 10, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(cpf, 9)
        && mod11(weighted(cpf, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(cpf, 10);
  }

  /** Receita Federal, IN RFB 2.229/2024: letters count as their ASCII code less 48. */
  static boolean brCnpj(String cnpj) {
    return cnpj.chars().distinct().count() > 1
        && mod11(cnpjSum(cnpj, 12)) == digit(cnpj, 12)
        && mod11(cnpjSum(cnpj, 13)) == digit(cnpj, 13);
  }

  private static int cnpjSum(String cnpj, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (cnpj.charAt(i) - '0') * (2 + (length - 1 - i) % 8);
    }
    return sum;
  }

  private static int mod11(int sum) {
    int rest = sum % 11;
    return rest < 2 ? 0 : 11 - rest;
  }

  /** RENAPO: place in the Spanish alphabet times 18 down to 2. */
  static boolean mxCurp(String curp) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += CURP_ALPHABET.indexOf(curp.charAt(i)) * (18 - i);
    }
    return (10 - sum % 10) % 10 == digit(curp, 17) && Dates.yymmdd(curp.substring(4, 10));
  }

  private static boolean zeros(String digits) {
    return digits.chars().allMatch(c -> c == '0');
  }
}
