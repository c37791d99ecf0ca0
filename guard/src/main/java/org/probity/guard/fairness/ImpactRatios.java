package org.probity.guard.fairness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.probity.domain.fairness.FairnessReport;
import org.probity.domain.fairness.Grouping;
import org.probity.guard.database.Statements;

/**
 * The impact ratio of each model version over its recorded decisions, for the fact {@code
 * m.disparateImpact}: the least of the single attributes, among groups that are not small. One node
 * computes, all read what it wrote, so that asking costs an inference nothing.
 */
public final class ImpactRatios {
  /** Old decisions say little of the model as it is used now. */
  private static final Duration WINDOW = Duration.ofDays(365);

  /** What was erased meanwhile, or grew old, is noticed after this. */
  private static final Duration STALE = Duration.ofHours(6);

  private static final String READ =
      "SELECT model, model_version, ratio FROM impact_ratio WHERE ratio IS NOT NULL";
  private static final String CHANGED =
      """
      SELECT o.model, o.model_version, max(o.ledger_index) FROM observation o
      LEFT JOIN impact_ratio i ON i.model = o.model AND i.model_version = o.model_version
      GROUP BY o.model, o.model_version, i.through_index, i.computed_at
      HAVING i.through_index IS NULL OR max(o.ledger_index) > i.through_index OR i.computed_at < ?
      """;
  private static final String WRITE =
      """
      INSERT INTO impact_ratio (model, model_version, ratio, through_index, computed_at)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (model, model_version) DO UPDATE
        SET ratio = excluded.ratio, through_index = excluded.through_index,
            computed_at = excluded.computed_at
      """;
  private final Statements statements;
  private final FairnessDesk desk;
  private final Clock clock;
  private volatile Map<Version, Double> ratios = Map.of();

  private record Version(String model, String version) {}

  public ImpactRatios(DataSource dataSource, FairnessDesk desk, Clock clock) {
    this.statements = new Statements(dataSource, "The impact ratios cannot be read now.");
    this.desk = desk;
    this.clock = clock;
  }

  /** From 0 to 1; empty while too few persons are known. */
  public OptionalDouble of(String model, String version) {
    Double ratio = ratios.get(new Version(model, version));
    return ratio == null ? OptionalDouble.empty() : OptionalDouble.of(ratio);
  }

  /** Learns what some node computed. */
  public void refresh() {
    ratios =
        statements.query(
            READ,
            rows -> {
              Map<Version, Double> read = new HashMap<>();
              while (rows.next()) {
                read.put(new Version(rows.getString(1), rows.getString(2)), rows.getDouble(3));
              }
              return Map.copyOf(read);
            });
  }

  /** Computes anew what has changed; to be called every half a minute or so. */
  public synchronized void watch() {
    Instant now = clock.instant();
    Map<Version, Long> changed =
        statements.query(
            CHANGED,
            rows -> {
              Map<Version, Long> found = new HashMap<>();
              while (rows.next()) {
                found.put(new Version(rows.getString(1), rows.getString(2)), rows.getLong(3));
              }
              return found;
            },
            now.minus(STALE).atOffset(ZoneOffset.UTC));
    changed.forEach((version, through) -> write(version, through, now));
    if (!changed.isEmpty()) {
      refresh();
    }
  }

  private void write(Version version, long through, Instant now) {
    FairnessReport report =
        desk.during(version.model(), version.version(), now.minus(WINDOW), now, null);
    statements.update(
        WRITE,
        version.model(),
        version.version(),
        least(report),
        through,
        now.atOffset(ZoneOffset.UTC));
  }

  static @Nullable Double least(FairnessReport report) {
    Double least = null;
    for (Grouping grouping : report.groupings()) {
      double[] rates =
          grouping.groups().stream()
              .filter(each -> each.selection().of() >= FairnessReport.FEW)
              .mapToDouble(each -> each.selection().value())
              .sorted()
              .toArray();
      if (!grouping.intersection() && rates.length > 1 && rates[rates.length - 1] > 0) {
        double ratio = rates[0] / rates[rates.length - 1];
        least = least == null ? Double.valueOf(ratio) : Double.valueOf(Math.min(least, ratio));
      }
    }
    return least;
  }
}
