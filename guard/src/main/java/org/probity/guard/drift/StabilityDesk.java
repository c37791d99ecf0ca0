package org.probity.guard.drift;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.probity.guard.database.Statements;
import org.probity.guard.drift.Stability.Bin;
import org.probity.guard.drift.Stability.Part;
import org.probity.guard.record.Recorder;

/** Compares what a model was asked and answered in two spans of time. */
public final class StabilityDesk {
  /** Fewer in either span say nothing; ten a bin. */
  static final int LEAST = 100;

  /** Decisions read of a span, evenly spread: the index is then sure to some hundredths. */
  private static final int MOST = 1_500;

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration MONTH = Duration.ofDays(28);
  private static final String INPUT = "input";
  private static final String OUTPUT = "output";
  private static final String FIND =
      """
      SELECT ledger_index FROM (
        SELECT ledger_index, row_number() OVER (ORDER BY decided_at) AS number,
               count(*) OVER () AS total
        FROM decision
        WHERE model = ? AND model_version = ? AND decided_at >= ? AND decided_at < ?
          AND verdict IN ('ALLOW', 'TRANSFORM')) found
      WHERE number % greatest(1, total / ?) = 0 ORDER BY ledger_index LIMIT ?
      """;
  private final Statements statements;
  private final Recorder recorder;

  /** Two spans of time, each without its end. */
  public record Spans(Instant referenceFrom, Instant referenceTo, Instant from, Instant to) {
    /** A week, beside the four weeks before it. */
    public static Spans before(Instant to) {
      Instant from = to.minus(WEEK);
      return new Spans(from.minus(MONTH), from, from, to);
    }
  }

  public StabilityDesk(DataSource dataSource, Recorder recorder) {
    this.statements = new Statements(dataSource, "The decisions cannot be read now.");
    this.recorder = recorder;
  }

  public Stability of(String model, String version, Spans spans) {
    Sample reference = sample(model, version, spans.referenceFrom(), spans.referenceTo());
    Sample seen = sample(model, version, spans.from(), spans.to());
    List<Part> parts = new ArrayList<>();
    if (!reference.labels().isEmpty()) {
      parts.add(
          part(
              OUTPUT,
              "label",
              PopulationStability.ofLabels(reference.labels(), seen.labels()),
              Math.min(reference.labels().size(), seen.labels().size())));
    }
    compare(OUTPUT, reference.outputs(), seen.outputs(), parts);
    compare(INPUT, reference.inputs(), seen.inputs(), parts);
    parts.sort(
        Comparator.comparingDouble(
            (Part each) -> {
              Double psi = each.psi();
              return psi == null ? 0 : -psi;
            }));
    return new Stability(reference.decisions(), seen.decisions(), parts);
  }

  private static void compare(
      String kind,
      Map<String, List<Double>> reference,
      Map<String, List<Double>> seen,
      List<Part> parts) {
    reference.forEach(
        (name, values) -> {
          List<Double> now = seen.getOrDefault(name, List.of());
          parts.add(
              part(
                  kind,
                  name,
                  PopulationStability.ofNumbers(numbers(values), numbers(now)),
                  Math.min(values.size(), now.size())));
        });
  }

  private static Part part(String kind, String name, List<Bin> bins, int least) {
    boolean known = least >= LEAST;
    @Nullable Double psi = known ? PopulationStability.index(bins) : null;
    @Nullable Double chance = known ? PopulationStability.chance(bins) : null;
    return new Part(kind, name, psi, chance, bins);
  }

  private static double[] numbers(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private Sample sample(String model, String version, Instant from, Instant to) {
    List<Long> indices =
        statements.query(
            FIND,
            rows -> {
              List<Long> found = new ArrayList<>();
              while (rows.next()) {
                found.add(rows.getLong(1));
              }
              return found;
            },
            model,
            version,
            from.atOffset(ZoneOffset.UTC),
            to.atOffset(ZoneOffset.UTC),
            MOST,
            MOST);
    Sample sample = new Sample();
    recorder.each(indices, sample::add);
    return sample;
  }
}
