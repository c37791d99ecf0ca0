package org.probity.guard.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.probity.audit.AppendRequest;
import org.probity.audit.Companion;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;

/**
 * Where officers set and end schedules, and nodes learn what is due. Each of these steps is an
 * entry of the ledger, in one transaction with the rows.
 */
public final class ScheduleDesk {
  private static final int MOST = 50;
  private static final int LONGEST_NAME = 64;

  /** A node that claimed a run begins it at once, or is gone. */
  private static final Duration SILENCE = Duration.ofMinutes(5);

  private static final String SYSTEM = "system";
  private final ScheduleRows rows;
  private final Ledger ledger;
  private final Clock clock;

  public ScheduleDesk(DataSource dataSource, Ledger ledger, Clock clock) {
    this.rows = new ScheduleRows(dataSource);
    this.ledger = ledger;
    this.clock = clock;
  }

  /** A run that the caller is to begin, and of which schedule it is. */
  public record Due(ReportSchedule schedule, ScheduleRun run) {}

  /**
   * @throws GuardException of kind MALFORMED for a name that is none or an hour that no day has,
   *     CONFLICT if there are too many schedules
   */
  public ReportSchedule create(ReportSchedule.Wanted wanted, String officer) {
    String name = wanted.name();
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new GuardException(Kind.MALFORMED, "A name has 1 to " + LONGEST_NAME + " characters.");
    }
    int hour = wanted.timing().hour();
    if (hour < 0 || hour > 23) {
      throw new GuardException(Kind.MALFORMED, "An hour is 0 to 23.");
    }
    if (rows.all().stream().filter(each -> !each.ended()).count() >= MOST) {
      throw new GuardException(
          Kind.CONFLICT, "There are " + MOST + " schedules already; end one first.");
    }
    Instant now = clock.instant();
    ReportSchedule schedule =
        new ReportSchedule(
            DecisionId.next().value(), wanted, officer, now, wanted.timing().next(now), null, null);
    record("schedule", officer, schedule, Map.of(), ScheduleRows.create(schedule));
    return schedule;
  }

  /**
   * @throws GuardException of kind NOT_FOUND if there is none, CONFLICT if it has ended
   */
  public void end(UUID id, String officer) {
    ReportSchedule schedule =
        rows.find(id)
            .orElseThrow(() -> new GuardException(Kind.NOT_FOUND, "There is no such schedule."));
    try {
      record(
          "end-schedule",
          officer,
          schedule,
          Map.of(),
          ScheduleRows.end(id, officer, clock.instant()));
    } catch (ScheduleRows.OvertakenException e) {
      throw GuardException.of(Kind.CONFLICT, e);
    }
  }

  /** Those that go on first, the soonest due first. */
  public List<ReportSchedule> all() {
    return rows.all();
  }

  /** The latest first. */
  public List<ScheduleRun> runs(UUID schedule, int most) {
    return rows.runs(schedule, most);
  }

  /**
   * What is due and what another node left, which the caller is now to begin and settle. No run is
   * given to two nodes.
   */
  public List<Due> claim() {
    Instant now = clock.instant();
    List<Due> claimed = new ArrayList<>();
    for (ReportSchedule schedule : rows.due(now)) {
      ScheduleTiming timing = schedule.wanted().timing();
      ScheduleRun run =
          new ScheduleRun(
              schedule.id(),
              schedule.nextAt(),
              timing.about(schedule.nextAt(), now),
              DecisionId.next().value(),
              ScheduleRun.State.CLAIMED);
      Map<String, Object> what =
          Map.of(
              "due", run.dueAt().toString(),
              "export", run.export().toString(),
              "from", run.about().from().toString(),
              "to", run.about().to().toString());
      try {
        record(
            "run-schedule",
            SYSTEM,
            schedule,
            what,
            ScheduleRows.claim(schedule, run, timing.next(now), now));
        claimed.add(new Due(schedule, run));
      } catch (ScheduleRows.OvertakenException e) {
        // Another node has it, or somebody ended it just now.
      }
    }
    for (ScheduleRun left : rows.takeOver(now, SILENCE)) {
      rows.find(left.schedule()).ifPresent(schedule -> claimed.add(new Due(schedule, left)));
    }
    return claimed;
  }

  /** Says what came of a run that was claimed; one that is not settled comes again. */
  public void settle(ScheduleRun run, ScheduleRun.State state) {
    rows.settle(run.export(), state);
  }

  private void record(
      String step,
      String actor,
      ReportSchedule schedule,
      Map<String, Object> more,
      Companion change) {
    ReportSchedule.Wanted wanted = schedule.wanted();
    Map<String, Object> what = new HashMap<>(more);
    what.put("step", step);
    what.put("schedule", schedule.id().toString());
    what.put("every", wanted.timing().rhythm().code());
    what.put("hour", wanted.timing().hour());
    what.put("zone", wanted.timing().zone().getId());
    what.put("models", List.copyOf(wanted.models()));
    what.put("formats", List.copyOf(wanted.formats()));
    LedgerEvent event = LedgerEvent.of(EventType.EXPORT, clock.instant(), actor, what);
    try {
      ledger.append(new AppendRequest(event, null, List.of(change)));
    } catch (ScheduleRows.OvertakenException e) {
      throw e;
    } catch (LedgerException e) {
      throw new GuardException(
          Kind.UNAVAILABLE, "The step could not be recorded, so nothing changed.", e);
    }
  }
}
