package org.probity.detection.internal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/** Numbering plans of the world, by libphonenumber. */
final class Phones {
  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

  private Phones() {}

  /**
   * Whether the region's plan has this number.
   *
   * @param region ISO 3166-1, or "ZZ" when the number itself says so with a plus sign
   */
  static boolean valid(String match, String region) {
    try {
      return PLANS.isValidNumber(PLANS.parse(match, region));
    } catch (NumberParseException e) {
      return false;
    }
  }
}
