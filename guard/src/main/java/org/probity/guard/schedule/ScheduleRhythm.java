package org.probity.guard.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often: each day, each Monday, or each first of a month. */
public enum ScheduleRhythm {
  DAILY {
    @Override
    LocalDate begin(LocalDate day) {
      return day;
    }

    @Override
    LocalDate after(LocalDate begin) {
      return begin.plusDays(1);
    }

    @Override
    LocalDate before(LocalDate begin) {
      return begin.minusDays(1);
    }
  },
  WEEKLY {
    @Override
    LocalDate begin(LocalDate day) {
      return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    @Override
    LocalDate after(LocalDate begin) {
      return begin.plusWeeks(1);
    }

    @Override
    LocalDate before(LocalDate begin) {
      return begin.minusWeeks(1);
    }
  },
  MONTHLY {
    @Override
    LocalDate begin(LocalDate day) {
      return day.withDayOfMonth(1);
    }

    @Override
    LocalDate after(LocalDate begin) {
      return begin.plusMonths(1);
    }

    @Override
    LocalDate before(LocalDate begin) {
      return begin.minusMonths(1);
    }
  };

  /** First day of the period that the day lies in. */
  abstract LocalDate begin(LocalDate day);

  /** First day of the period after the one that begins here. */
  abstract LocalDate after(LocalDate begin);

  /** First day of the period before the one that begins here. */
  abstract LocalDate before(LocalDate begin);

  /** As the API names it: {@code daily}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ScheduleRhythm> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
