package org.probity.detection.internal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Asks libphonenumber's numbering plans whether numbers are given out. Asking is slow, so one text
 * may ask only so often; one of these serves one text.
 */
final class PhonePlans {
  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
  private static final String TRUNK_ZERO = "\\(?0[\\d ()./-]{7,16}";

  /** How people of a region write a number at home, and with how many digits. */
  private record Plan(String region, int fewest, int most, Pattern shape) {
    Plan(String region, int fewest, int most, String shape) {
      this(region, fewest, most, Pattern.compile(shape));
    }

    boolean fits(String number, int digits) {
      return digits >= fewest && digits <= most && shape.matcher(number).matches();
    }
  }

  private static final List<Plan> HOME =
      List.of(
          new Plan("US", 10, 11, "(?:1[ .-]?)?\\(?[2-9]\\d{2}\\)?[ ./-]{0,2}\\d{3}[ .-]?\\d{4}"),
          new Plan("GB", 10, 11, TRUNK_ZERO),
          new Plan("DE", 6, 15, TRUNK_ZERO),
          new Plan("FR", 10, 10, TRUNK_ZERO),
          new Plan("CN", 10, 12, TRUNK_ZERO),
          new Plan("IN", 10, 10, "[6-9]\\d{4}[ -]?\\d{5}"),
          new Plan("BR", 10, 11, "\\(\\d{2}\\) ?9?\\d{4}-\\d{4}"));

  /** A text with more candidates than this is no letter. */
  private static final int MOST_ASKED = 500;

  private int asked;

  /** A number without a country code is asked of the plans whose shape it has. */
  boolean givenOut(String number) {
    if (international(number)) {
      return givenOut(number.startsWith("00") ? "+" + number.substring(2) : number, "ZZ");
    }
    int digits = Checks.digits(number).length();
    for (Plan plan : HOME) {
      if (plan.fits(number, digits) && givenOut(number, plan.region())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a number was not asked about any more, and so may be one. */
  boolean exhausted() {
    return asked >= MOST_ASKED;
  }

  static boolean international(String number) {
    return number.startsWith("+") || number.startsWith("(+") || number.startsWith("00");
  }

  private boolean givenOut(String number, String region) {
    if (exhausted()) {
      return false;
    }
    asked++;
    try {
      return PLANS.isValidNumber(PLANS.parse(number, region));
    } catch (NumberParseException e) {
      return false;
    }
  }
}
