package org.probity.detection.internal;

import java.time.DateTimeException;
import java.time.YearMonth;

/** Dates of birth inside identifiers. */
final class Dates {
  private Dates() {}

  /** Whether the digits are a day that the calendar has. */
  static boolean yyyymmdd(String digits) {
    return day(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8));
  }

  /** A day of this or of the last century. */
  static boolean yymmdd(String digits) {
    return inSomeCentury(number(digits, 0, 2), number(digits, 2, 4), number(digits, 4, 6));
  }

  /** A day of this or of the last century. */
  static boolean ddmmyy(String digits) {
    return inSomeCentury(number(digits, 4, 6), number(digits, 2, 4), number(digits, 0, 2));
  }

  static boolean inSomeCentury(int year, int month, int day) {
    return day(1900 + year, month, day) || day(2000 + year, month, day);
  }

  static boolean day(int year, int month, int day) {
    try {
      return YearMonth.of(year, month).isValidDay(day);
    } catch (DateTimeException e) {
      return false;
    }
  }

  static int number(String digits, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + digits.charAt(i) - '0';
    }
    return number;
  }
}
