package org.probity.guard.drift;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.probity.guard.database.Statements;
import org.probity.guard.drift.Stability.Part;

/**
 * How far what each version was asked in the last week is from the four weeks before: the fact
 * {@code m.driftPsi}. Some node computes it now and then, every node reads it. What chance alone
 * could make does not count.
 */
public final class InputDrift {
  /** Fewer in either span, and an index of {@link Stability#SIGNIFICANT} may be chance. */
  private static final int LEAST = 500;

  private static final Duration AGE = Duration.ofHours(1);
  private static final String INPUT = "input";
  private static final String READ = "SELECT model, model_version, psi, part FROM input_drift";
  private static final String FRESH =
      "SELECT 1 FROM input_drift WHERE model = ? AND model_version = ? AND computed_at > ?";
  private static final String ENOUGH =
      """
      SELECT 1 FROM decision WHERE model = ? AND model_version = ?
        AND decided_at >= ? AND decided_at < ? AND verdict IN ('ALLOW', 'TRANSFORM')
      ORDER BY decided_at DESC OFFSET ? LIMIT 1
      """;
  private static final String WRITE =
      """
      INSERT INTO input_drift (model, model_version, psi, part, computed_at)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (model, model_version) DO UPDATE
        SET psi = excluded.psi, part = excluded.part, computed_at = excluded.computed_at
      """;
  private final Statements statements;
  private final StabilityDesk desk;
  private final int least;
  private final Clock clock;
  private volatile Map<Version, Figure> figures = Map.of();

  /** A version of a model. */
  public record Version(String model, String version) {}

  /**
   * @param psi the highest population stability index of a quantity of the inputs; 0 if none moved
   *     more than chance makes
   * @param part which quantity that is; empty if none
   */
  public record Figure(double psi, String part) {
    /** Whether OVS-06 counts it. */
    public boolean significant() {
      return psi > Stability.SIGNIFICANT;
    }
  }

  public InputDrift(DataSource dataSource, StabilityDesk desk, Clock clock) {
    this(dataSource, desk, LEAST, clock);
  }

  InputDrift(DataSource dataSource, StabilityDesk desk, int least, Clock clock) {
    this.least = least;
    this.statements = new Statements(dataSource, "The drift of inputs cannot be read now.");
    this.desk = desk;
    this.clock = clock;
  }

  /** Empty while too little is known. */
  public Optional<Figure> of(String model, String version) {
    return Optional.ofNullable(figures.get(new Version(model, version)));
  }

  /** Learns what some node computed. */
  public void refresh() {
    figures =
        statements.query(
            READ,
            rows -> {
              Map<Version, Figure> read = new HashMap<>();
              while (rows.next()) {
                double psi = rows.getDouble(3);
                if (!rows.wasNull()) {
                  read.put(
                      new Version(rows.getString(1), rows.getString(2)),
                      new Figure(psi, rows.getString(4)));
                }
              }
              return Map.copyOf(read);
            });
  }

  /** Computes what is older than an hour; to be called every ten minutes or so. */
  public synchronized void watch(List<Version> versions) {
    Instant now = clock.instant();
    for (Version version : versions) {
      boolean fresh =
          statements.query(
              FRESH,
              rows -> rows.next(),
              version.model(),
              version.version(),
              now.minus(AGE).atOffset(ZoneOffset.UTC));
      if (!fresh) {
        Figure figure = figure(version, StabilityDesk.Spans.before(now));
        statements.update(
            WRITE,
            version.model(),
            version.version(),
            figure == null ? null : figure.psi(),
            figure == null ? "" : figure.part(),
            now.atOffset(ZoneOffset.UTC));
      }
    }
    refresh();
  }

  private @Nullable Figure figure(Version version, StabilityDesk.Spans spans) {
    if (!enough(version, spans.referenceFrom(), spans.referenceTo())
        || !enough(version, spans.from(), spans.to())) {
      return null;
    }
    return desk.of(version.model(), version.version(), spans).parts().stream()
        .filter(part -> part.kind().equals(INPUT) && moved(part))
        .findFirst()
        .map(part -> new Figure(index(part), part.name()))
        .orElseGet(() -> new Figure(0, ""));
  }

  /** Without reading what was asked. */
  private boolean enough(Version version, Instant from, Instant to) {
    return statements.query(
        ENOUGH,
        rows -> rows.next(),
        version.model(),
        version.version(),
        from.atOffset(ZoneOffset.UTC),
        to.atOffset(ZoneOffset.UTC),
        least - 1);
  }

  private static boolean moved(Part part) {
    Double chance = part.chance();
    return chance != null && index(part) > chance;
  }

  private static double index(Part part) {
    Double psi = part.psi();
    return psi == null ? 0 : psi;
  }
}
