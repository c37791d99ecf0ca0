package org.probity.guard.schedule;

import java.time.Instant;
import java.util.UUID;

/**
 * One time that a schedule was due.
 *
 * @param export id of what was built
 */
public record ScheduleRun(
    UUID schedule, Instant dueAt, ScheduleTiming.Span about, UUID export, State state) {

  /** How far it came; an export has a state of its own. */
  public enum State {
    /** A node has it and has not begun yet. */
    CLAIMED,
    BEGUN,
    /** There is no entry in the span. */
    EMPTY
  }
}
