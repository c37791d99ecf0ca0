package org.probity.guard.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When a report is due and what it is about. Where clocks are put forward over the hour, it is due
 * when they were; where they are put back, the first time.
 *
 * @param hour 0 to 23, by the clock of the zone
 */
public record ScheduleTiming(ScheduleRhythm rhythm, int hour, ZoneId zone) {

  /**
   * A span of whole days of the zone.
   *
   * @param to exclusive
   */
  public record Span(Instant from, Instant to) {}

  /** The first time later than this. */
  public Instant next(Instant now) {
    LocalDate begin = rhythm.begin(now.atZone(zone).toLocalDate());
    Instant due = due(begin);
    return due.isAfter(now) ? due : due(rhythm.after(begin));
  }

  /** The latest time that is past, or now. */
  private LocalDate latest(Instant now) {
    LocalDate begin = rhythm.begin(now.atZone(zone).toLocalDate());
    return due(begin).isAfter(now) ? rhythm.before(begin) : begin;
  }

  private Instant due(LocalDate begin) {
    return begin.atTime(hour, 0).atZone(zone).toInstant();
  }

  /**
   * What a report is about that was due then and is built now: the period before it was due, and
   * those that were missed since, so that these are made up for once.
   */
  public Span about(Instant due, Instant now) {
    LocalDate first = rhythm.before(rhythm.begin(due.atZone(zone).toLocalDate()));
    return new Span(
        first.atStartOfDay(zone).toInstant(), latest(now).atStartOfDay(zone).toInstant());
  }
}
