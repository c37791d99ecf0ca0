package org.probity.guard.explain.drift;

import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.probity.audit.AppendRequest;
import org.probity.audit.Companion;
import org.probity.audit.Ledger;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.guard.database.Statements;
import org.probity.guard.explain.drift.Cells.Cell;
import org.probity.guard.explain.drift.Cells.Kind;
import org.probity.guard.notify.NoticeRow;

/**
 * Compares the explanations of each class with the first ones, and opens a task when they drift.
 */
public final class DriftDesk {
  /** What an officer is then to do. */
  public static final String TASK = "review-attributions";

  /** Rows of twenty explanations in the reference, and in the last window. */
  private static final int WINDOW = 5;

  /** Fewer in the last window say nothing. */
  private static final int LEAST = 40;

  /** Of the divergence to what chance alone makes; four is twice the distance. */
  private static final double OVER_CHANCE = 4;

  /** So that nothing is missed that was added while it looked. */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private static final String SYSTEM = "system";
  private static final String NOTICED =
      """
      INSERT INTO attribution_drift (model, model_version, label, method, cell, distance, noticed_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String OPEN =
      "INSERT INTO outbox (decision_id, kind, detail, created_at) VALUES (?, ?, '', ?)";

  private final Cells cells;
  private final Ledger ledger;
  private final double limit;
  private final Clock clock;
  private Instant looked = Instant.EPOCH;

  /**
   * @param limit of the distance, 0 to 1
   */
  public DriftDesk(DataSource dataSource, Ledger ledger, double limit, Clock clock) {
    this.cells = new Cells(dataSource);
    this.ledger = ledger;
    this.limit = limit;
    this.clock = clock;
  }

  /** Of the distance, 0 to 1. */
  public double limit() {
    return limit;
  }

  /** By class and method, what drifts most first. */
  public List<Drift> of(String model, String version) {
    return cells.of(model, version).entrySet().stream()
        .map(each -> drift(each.getKey(), each.getValue()))
        .sorted(
            Comparator.comparing(Drift::known)
                .thenComparingDouble(each -> each.known() ? each.distance() : 0)
                .reversed())
        .toList();
  }

  private Drift drift(Kind kind, List<Cell> all) {
    List<Cell> comparable = comparable(all);
    Shares reference = sum(comparable.subList(0, Math.min(WINDOW, comparable.size())));
    List<Cell> after = comparable.subList(Math.min(WINDOW, comparable.size()), comparable.size());
    Shares latest =
        after.isEmpty()
            ? Shares.none(reference.sums().length)
            : sum(after.subList(Math.max(0, after.size() - WINDOW), after.size()));
    boolean known = latest.count() >= LEAST;
    double divergence = known ? reference.divergence(latest) : Double.NaN;
    double chance = known ? reference.chance(latest) : Double.NaN;
    double distance = Math.sqrt(divergence);
    return new Drift(
        kind.label(),
        kind.method(),
        reference.count(),
        latest.count(),
        distance,
        Math.sqrt(chance),
        known && distance > limit && divergence > OVER_CHANCE * chance,
        parts(comparable.get(0).parts(), reference.means(), latest.means()),
        after.stream()
            .map(
                each ->
                    new Drift.Point(
                        each.last(),
                        each.shares().count(),
                        Math.sqrt(reference.divergence(each.shares()))))
            .toList());
  }

  /** Those that have the parts of the first; inputs of another form are no drift. */
  private static List<Cell> comparable(List<Cell> all) {
    return all.stream().filter(each -> each.parts().equals(all.get(0).parts())).toList();
  }

  private static Shares sum(List<Cell> some) {
    Shares sum = Shares.none(some.get(0).shares().sums().length);
    for (Cell each : some) {
      sum = sum.plus(each.shares());
    }
    return sum;
  }

  private static List<Drift.Part> parts(List<String> names, double[] then, double[] now) {
    List<Drift.Part> parts = new ArrayList<>();
    int count = names.size();
    for (int i = 0; i < count; i++) {
      parts.add(new Drift.Part(names.get(i), then[i], then[count + i], now[i], now[count + i]));
    }
    return parts;
  }

  /** Looks at what was added since the last time; to be called every half a minute or so. */
  public synchronized void watch() {
    Instant now = clock.instant();
    Instant since = looked.equals(Instant.EPOCH) ? looked : looked.minus(OVERLAP);
    for (Cells.Version changed : cells.changed(since)) {
      cells.of(changed.model(), changed.version()).forEach(this::notice);
    }
    looked = now;
  }

  private void notice(Kind kind, List<Cell> all) {
    Drift drift = drift(kind, all);
    int last = all.get(all.size() - 1).number();
    boolean before = cells.noticed(kind).filter(cell -> last < cell + WINDOW).isPresent();
    if (drift.drifted() && !before) {
      cells.lastExplained(kind).ifPresent(decision -> record(kind, drift, last, decision));
    }
  }

  private void record(Kind kind, Drift drift, int cell, UUID decision) {
    Instant now = clock.instant();
    LedgerEvent event =
        new LedgerEvent(
            EventType.MODEL,
            now,
            null,
            SYSTEM,
            Map.of("name", kind.model(), "version", kind.version()),
            null,
            null,
            null,
            List.of(),
            null,
            null,
            Map.of(
                "step", "attribution-drift",
                "label", kind.label(),
                "method", kind.method(),
                "distance", drift.distance()));
    Companion noticed =
        (connection, index) -> {
          try (PreparedStatement insert =
              Statements.prepare(
                  connection,
                  NOTICED,
                  kind.model(),
                  kind.version(),
                  kind.label(),
                  kind.method(),
                  cell,
                  drift.distance(),
                  now.atOffset(ZoneOffset.UTC))) {
            insert.executeUpdate();
          }
          try (PreparedStatement open =
              Statements.prepare(connection, OPEN, decision, TASK, now.atOffset(ZoneOffset.UTC))) {
            open.executeUpdate();
          }
        };
    NoticeRow told = new NoticeRow(decision, "model.drifted", "", TASK, now);
    var unused = ledger.append(new AppendRequest(event, null, List.of(noticed, told)));
  }
}
