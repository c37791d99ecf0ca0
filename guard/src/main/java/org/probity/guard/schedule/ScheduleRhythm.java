package org.probity.guard.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often: each day, each Monday, or each first of a month. */
public enum ScheduleRhythm {
  DAILY(Period.ofDays(1)),
  WEEKLY(Period.ofWeeks(1)),
  MONTHLY(Period.ofMonths(1));

  private final Period period;

  ScheduleRhythm(Period period) {
    this.period = period;
  }

  /** First day of the period that the day lies in. */
  LocalDate begin(LocalDate day) {
    return switch (this) {
      case DAILY -> day;
      case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTHLY -> day.withDayOfMonth(1);
    };
  }

  /** First day of the period after the one that begins here. */
  LocalDate after(LocalDate begin) {
    return begin.plus(period);
  }

  /** First day of the period before the one that begins here. */
  LocalDate before(LocalDate begin) {
    return begin.minus(period);
  }

  /** As the API names it: {@code daily}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ScheduleRhythm> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
