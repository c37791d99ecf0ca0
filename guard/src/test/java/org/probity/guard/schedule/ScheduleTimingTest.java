package org.probity.guard.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a report is due, and about which days it is. */
class ScheduleTimingTest {

  @ParameterizedTest
  @CsvSource({
    // A quiet day; exactly at the hour; a moment before.
    "DAILY,   6, UTC,           2026-11-26T05:59:59Z, 2026-11-26T06:00:00Z",
    "DAILY,   6, UTC,           2026-11-26T06:00:00Z, 2026-11-27T06:00:00Z",
    "DAILY,   0, Asia/Shanghai, 2026-11-26T15:59:00Z, 2026-11-26T16:00:00Z",
    // 2026-11-26 is a Thursday.
    "WEEKLY,  6, UTC,           2026-11-26T12:00:00Z, 2026-11-30T06:00:00Z",
    "WEEKLY,  6, UTC,           2026-11-30T05:00:00Z, 2026-11-30T06:00:00Z",
    "MONTHLY, 6, UTC,           2026-11-26T12:00:00Z, 2026-12-01T06:00:00Z",
    "MONTHLY, 6, Europe/Berlin, 2026-12-31T23:30:00Z, 2027-01-01T05:00:00Z",
    "MONTHLY, 6, UTC,           2026-12-01T06:00:00Z, 2027-01-01T06:00:00Z",
    // Clocks go forward at 2:00 on 2026-03-29, and back at 3:00 on 2026-10-25.
    "DAILY,   2, Europe/Berlin, 2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z",
    "DAILY,   2, Europe/Berlin, 2026-03-29T01:00:00Z, 2026-03-30T00:00:00Z",
    "DAILY,   2, Europe/Berlin, 2026-10-24T12:00:00Z, 2026-10-25T00:00:00Z",
    "DAILY,   2, Europe/Berlin, 2026-10-25T00:00:00Z, 2026-10-26T01:00:00Z",
  })
  void itIsDueByTheClockOfItsZone(
      ScheduleRhythm rhythm, int hour, String zone, Instant now, Instant due) {
    assertThat(new ScheduleTiming(rhythm, hour, ZoneId.of(zone)).next(now)).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    "DAILY,   UTC,           2026-11-26T06:00:00Z, 2026-11-26T06:00:10Z, 2026-11-25T00:00:00Z, 2026-11-26T00:00:00Z",
    "WEEKLY,  UTC,           2026-11-30T06:00:00Z, 2026-11-30T06:00:10Z, 2026-11-23T00:00:00Z, 2026-11-30T00:00:00Z",
    "MONTHLY, Asia/Shanghai, 2026-10-31T22:00:00Z, 2026-10-31T22:00:10Z, 2026-09-30T16:00:00Z, 2026-10-31T16:00:00Z",
    // Three were missed, and the fourth is not due yet.
    "DAILY,   UTC,           2026-11-23T06:00:00Z, 2026-11-26T05:00:00Z, 2026-11-22T00:00:00Z, 2026-11-25T00:00:00Z",
    // A day of 23 hours.
    "DAILY,   Europe/Berlin, 2026-03-30T04:00:00Z, 2026-03-30T04:00:10Z, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
  })
  void itIsAboutTheWholeDaysBeforeAndThoseMissed(
      ScheduleRhythm rhythm, String zone, Instant due, Instant now, Instant from, Instant to) {
    assertThat(new ScheduleTiming(rhythm, 6, ZoneId.of(zone)).about(due, now))
        .isEqualTo(new ScheduleTiming.Span(from, to));
  }
}
