package org.probity.web.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.probity.domain.decision.Decisions;
import org.probity.domain.decision.Verdict;

/** Decisions over time as stacked bars; and the numbers behind it. */
public final class TrafficChart extends ChartFrame {
  private static final int HEIGHT = 200;
  private static final double FILLED = 0.8;
  private static final int LABELS = 6;

  /** From the ground up: what needs eyes stands on top. */
  private static final List<Verdict> ORDER =
      List.of(Verdict.ALLOW, Verdict.TRANSFORM, Verdict.ESCALATE, Verdict.DENY);

  private final List<Column> columns = new ArrayList<>();
  private long highest;

  /** A part of a bar. */
  public record Part(Verdict verdict, double x, double y, double width, double height) {}

  /**
   * A span of time.
   *
   * @param label of its beginning
   * @param labelled whether there is room for the label below
   */
  public record Column(
      String label,
      boolean labelled,
      double middle,
      Map<Verdict, Long> counts,
      long total,
      List<Part> parts) {
    public long count(String verdict) {
      return counts.getOrDefault(Verdict.valueOf(verdict), 0L);
    }
  }

  TrafficChart(OverviewRange range, Instant now, List<Decisions.Traffic> traffic) {
    super(HEIGHT);
    List<Instant> spans = range.spans(now);
    List<Map<Verdict, Long>> counts = new ArrayList<>();
    for (Instant begin : spans) {
      Map<Verdict, Long> each = new EnumMap<>(Verdict.class);
      traffic.stream()
          .filter(one -> one.begin().equals(begin))
          .forEach(one -> each.merge(one.verdict(), one.count(), Long::sum));
      counts.add(each);
      highest = Math.max(highest, sum(each));
    }
    int every = Math.max(1, spans.size() / LABELS);
    double step = (double) WIDTH / spans.size();
    for (int i = 0; i < spans.size(); i++) {
      columns.add(
          new Column(
              range.label(spans.get(i)),
              i % every == 0,
              (i + 0.5) * step,
              counts.get(i),
              sum(counts.get(i)),
              parts(counts.get(i), i * step + (1 - FILLED) / 2 * step, FILLED * step)));
    }
  }

  private List<Part> parts(Map<Verdict, Long> counts, double x, double width) {
    List<Part> parts = new ArrayList<>();
    double ground = getGround();
    for (Verdict verdict : ORDER) {
      long count = counts.getOrDefault(verdict, 0L);
      if (count > 0) {
        double height = rise((double) count / highest);
        ground -= height;
        parts.add(new Part(verdict, x, ground, width, height));
      }
    }
    return parts;
  }

  private static long sum(Map<Verdict, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  public List<Column> getColumns() {
    return columns;
  }

  /** Of the highest bar. */
  public long getHighest() {
    return highest;
  }

  long total() {
    return columns.stream().mapToLong(Column::total).sum();
  }

  long total(Verdict verdict) {
    return columns.stream().mapToLong(each -> each.counts().getOrDefault(verdict, 0L)).sum();
  }
}
