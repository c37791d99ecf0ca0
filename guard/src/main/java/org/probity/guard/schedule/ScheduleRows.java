package org.probity.guard.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Companion;
import org.probity.audit.LedgerException;
import org.probity.guard.database.Statements;

/**
 * Schedules and their runs in the database, where the nodes meet.
 *
 * <p>INVARIANT: a time that is due is run by the one node whose statement moves {@code next_at} on,
 * in the transaction of the ledger entry that says so.
 */
final class ScheduleRows {
  private static final int MOST_LISTED = 100;
  private static final String SCHEDULE =
      "SELECT id, name, rhythm, hour, zone, models, formats, language, created_by, created_at,"
          + " next_at, ended_by, ended_at FROM export_schedule";
  private static final String RUN = "schedule_id, due_at, from_at, to_at, export_id, state";
  private final Statements database;

  ScheduleRows(DataSource dataSource) {
    this.database = new Statements(dataSource, "The schedules cannot be reached now.");
  }

  /** The schedule is not what it was thought to be; nothing was recorded. */
  static final class OvertakenException extends LedgerException {
    private static final long serialVersionUID = 1L;

    OvertakenException(String message) {
      super(message);
    }
  }

  List<ReportSchedule> all() {
    return database.query(
        SCHEDULE + " ORDER BY ended_at DESC NULLS FIRST, next_at, id LIMIT ?",
        ScheduleRows::schedules,
        MOST_LISTED);
  }

  Optional<ReportSchedule> find(UUID id) {
    return database.query(SCHEDULE + " WHERE id = ?", ScheduleRows::schedules, id).stream()
        .findFirst();
  }

  List<ReportSchedule> due(Instant now) {
    return database.query(
        SCHEDULE + " WHERE ended_at IS NULL AND next_at <= ? ORDER BY next_at, id",
        ScheduleRows::schedules,
        at(now));
  }

  private static List<ReportSchedule> schedules(ResultSet row) throws SQLException {
    List<ReportSchedule> found = new ArrayList<>();
    while (row.next()) {
      ScheduleTiming timing =
          new ScheduleTiming(
              ScheduleRhythm.valueOf(row.getString(3)), row.getInt(4), ZoneId.of(row.getString(5)));
      found.add(
          new ReportSchedule(
              row.getObject(1, UUID.class),
              new ReportSchedule.Wanted(
                  row.getString(2),
                  timing,
                  list(row.getString(6)),
                  list(row.getString(7)),
                  row.getString(8)),
              row.getString(9),
              time(row, 10),
              time(row, 11),
              row.getString(12),
              timeOrNull(row, 13)));
    }
    return found;
  }

  private static Set<String> list(String commas) {
    return commas.isEmpty() ? Set.of() : Set.of(commas.split(",", -1));
  }

  private static Instant time(ResultSet row, int column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  private static @Nullable Instant timeOrNull(ResultSet row, int column) throws SQLException {
    var found = row.getTimestamp(column);
    return found == null ? null : found.toInstant();
  }

  private static OffsetDateTime at(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  /** The latest first. */
  List<ScheduleRun> runs(UUID schedule, int most) {
    return database.query(
        "SELECT "
            + RUN
            + " FROM export_schedule_run WHERE schedule_id = ? ORDER BY due_at DESC LIMIT ?",
        ScheduleRows::runs,
        schedule,
        most);
  }

  /** Takes over those whose node was not heard of for so long. */
  List<ScheduleRun> takeOver(Instant now, Duration silence) {
    return database.query(
        """
        UPDATE export_schedule_run r SET claimed_at = ?
        FROM (SELECT export_id FROM export_schedule_run
              WHERE state = 'CLAIMED' AND claimed_at < ? FOR UPDATE SKIP LOCKED) left_behind
        WHERE r.export_id = left_behind.export_id
        RETURNING r.schedule_id, r.due_at, r.from_at, r.to_at, r.export_id, r.state
        """,
        ScheduleRows::runs,
        at(now),
        at(now.minus(silence)));
  }

  private static List<ScheduleRun> runs(ResultSet row) throws SQLException {
    List<ScheduleRun> found = new ArrayList<>();
    while (row.next()) {
      found.add(
          new ScheduleRun(
              row.getObject(1, UUID.class),
              time(row, 2),
              new ScheduleTiming.Span(time(row, 3), time(row, 4)),
              row.getObject(5, UUID.class),
              ScheduleRun.State.valueOf(row.getString(6))));
    }
    return found;
  }

  void settle(UUID export, ScheduleRun.State state) {
    database.update(
        "UPDATE export_schedule_run SET state = ? WHERE export_id = ?", state.name(), export);
  }

  static Companion create(ReportSchedule schedule) {
    ReportSchedule.Wanted wanted = schedule.wanted();
    return (connection, index) -> {
      try (var insert =
          Statements.prepare(
              connection,
              """
              INSERT INTO export_schedule (id, name, rhythm, hour, zone, models, formats, language,
                created_by, created_at, next_at)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """,
              schedule.id(),
              wanted.name(),
              wanted.timing().rhythm().name(),
              wanted.timing().hour(),
              wanted.timing().zone().getId(),
              String.join(",", wanted.models()),
              String.join(",", wanted.formats()),
              wanted.language(),
              schedule.createdBy(),
              at(schedule.createdAt()),
              at(schedule.nextAt()))) {
        insert.executeUpdate();
      }
    };
  }

  static Companion end(UUID id, String officer, Instant now) {
    return (connection, index) -> {
      try (var update =
          Statements.prepare(
              connection,
              "UPDATE export_schedule SET ended_by = ?, ended_at = ? WHERE id = ? AND ended_at IS NULL",
              officer,
              at(now),
              id)) {
        if (update.executeUpdate() == 0) {
          throw new OvertakenException("The schedule has ended.");
        }
      }
    };
  }

  static Companion claim(ReportSchedule schedule, ScheduleRun run, Instant next, Instant now) {
    return (connection, index) -> {
      try (var move =
              Statements.prepare(
                  connection,
                  "UPDATE export_schedule SET next_at = ?"
                      + " WHERE id = ? AND next_at = ? AND ended_at IS NULL",
                  at(next),
                  schedule.id(),
                  at(schedule.nextAt()));
          var insert =
              Statements.prepare(
                  connection,
                  "INSERT INTO export_schedule_run ("
                      + RUN
                      + ", claimed_at) VALUES (?, ?, ?, ?, ?, 'CLAIMED', ?)",
                  run.schedule(),
                  at(run.dueAt()),
                  at(run.about().from()),
                  at(run.about().to()),
                  run.export(),
                  at(now))) {
        if (move.executeUpdate() == 0) {
          throw new OvertakenException("Another node has it.");
        }
        insert.executeUpdate();
      }
    };
  }
}
