package org.probity.guard.concern;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Companion;
import org.probity.audit.LedgerException;
import org.probity.domain.concern.Concern;
import org.probity.domain.concern.ConcernKind;
import org.probity.domain.concern.Gravity;
import org.probity.guard.database.Statements;

/** The concerns as rows; each changes in the transaction of the ledger entry that says so. */
final class ConcernRows {
  private static final String COLUMNS =
      """
      SELECT id, kind, decision_id, raised_by, began, deadline, extended, gravity, finding,
        recognizer, state, entry, answered_by, answered_at, answer FROM concern
      """;
  private static final String FIND = COLUMNS + "WHERE id = ?";
  private static final String PAGE =
      COLUMNS
          + """
          WHERE (state = 'OPEN') = ? AND (?::text IS NULL OR raised_by = ?)
          ORDER BY CASE WHEN state = 'OPEN' THEN deadline END, answered_at DESC, id
          LIMIT ? OFFSET ?
          """;
  private static final String INSERT =
      """
      INSERT INTO concern (id, kind, decision_id, raised_by, began, deadline, extended, gravity,
        finding, recognizer, state, entry) VALUES (?, ?, ?, ?, ?, ?, false, ?, ?, ?, 'OPEN', ?)
      """;
  private static final String ANSWER =
      """
      UPDATE concern SET state = ?, answered_by = ?, answered_at = ?, answer = ?
      WHERE id = ? AND state = 'OPEN'
      """;
  private static final String EXTEND =
      """
      UPDATE concern SET deadline = ?, extended = true
      WHERE id = ? AND state = 'OPEN' AND NOT extended
      """;
  private static final String FALSE_POSITIVES =
      """
      SELECT recognizer, count(*), count(*) FILTER (WHERE state = 'UPHELD') FROM concern
      WHERE kind = 'FALSE_POSITIVE' GROUP BY recognizer
      """;
  private final Statements statements;

  ConcernRows(DataSource dataSource) {
    this.statements = new Statements(dataSource, "The concerns cannot be read now.");
  }

  /** Somebody else was quicker; nothing was recorded. */
  static final class OvertakenException extends LedgerException {
    private static final long serialVersionUID = 1L;

    private OvertakenException() {
      super("It was answered or put off already.");
    }
  }

  Optional<Concern> find(UUID id) {
    return statements.query(
        FIND, rows -> rows.next() ? Optional.of(concern(rows)) : Optional.empty(), id);
  }

  /**
   * The open ones by deadline, the answered ones the latest first.
   *
   * @param raisedBy null for anybody's
   */
  List<Concern> page(boolean open, @Nullable String raisedBy, int page, int size) {
    return statements.query(
        PAGE,
        rows -> {
          List<Concern> found = new ArrayList<>();
          while (rows.next()) {
            found.add(concern(rows));
          }
          return found;
        },
        open,
        raisedBy,
        raisedBy,
        size,
        Math.multiplyExact(page, size));
  }

  Map<String, ConcernDesk.FalsePositives> falsePositives() {
    return statements.query(
        FALSE_POSITIVES,
        rows -> {
          Map<String, ConcernDesk.FalsePositives> counts = new TreeMap<>();
          while (rows.next()) {
            counts.put(
                rows.getString(1),
                new ConcernDesk.FalsePositives(rows.getLong(2), rows.getLong(3)));
          }
          return counts;
        });
  }

  static Companion insert(Concern concern) {
    Gravity gravity = concern.gravity();
    return (connection, index) -> {
      try (var insert =
          Statements.prepare(
              connection,
              INSERT,
              concern.id(),
              concern.kind().name(),
              concern.decisionId(),
              concern.raisedBy(),
              concern.began().atOffset(ZoneOffset.UTC),
              concern.deadline().atOffset(ZoneOffset.UTC),
              gravity == null ? null : gravity.name(),
              concern.finding(),
              concern.recognizer(),
              index)) {
        insert.executeUpdate();
      }
    };
  }

  static Companion answer(Concern concern, Concern.State state, String officer, Instant now) {
    return (connection, index) -> {
      try (var update =
          Statements.prepare(
              connection,
              ANSWER,
              state.name(),
              officer,
              now.atOffset(ZoneOffset.UTC),
              index,
              concern.id())) {
        once(update.executeUpdate());
      }
    };
  }

  static Companion extend(Concern concern) {
    return (connection, index) -> {
      try (var update =
          Statements.prepare(
              connection,
              EXTEND,
              concern.extendedDeadline().atOffset(ZoneOffset.UTC),
              concern.id())) {
        once(update.executeUpdate());
      }
    };
  }

  private static void once(int changed) {
    if (changed != 1) {
      throw new OvertakenException();
    }
  }

  private static Concern concern(ResultSet row) throws SQLException {
    String gravity = row.getString(8);
    long answer = row.getLong(15);
    @Nullable Long answered = row.wasNull() ? null : answer;
    return new Concern(
        row.getObject(1, UUID.class),
        ConcernKind.valueOf(row.getString(2)),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getBoolean(7),
        gravity == null ? null : Gravity.valueOf(gravity),
        row.getString(9),
        row.getString(10),
        Concern.State.valueOf(row.getString(11)),
        row.getLong(12),
        row.getString(13),
        time(row.getObject(14, OffsetDateTime.class)),
        answered);
  }

  private static @Nullable Instant time(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
