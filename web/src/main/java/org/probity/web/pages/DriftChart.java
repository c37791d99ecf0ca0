package org.probity.web.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.probity.guard.explain.drift.Drift;

/** How far a class's explanations are from the first ones, over time; and the numbers behind it. */
public final class DriftChart extends ChartFrame {
  private static final int HEIGHT = 160;
  private static final int MOST_PARTS = 10;
  private static final double PERCENT = 100;

  private final Drift drift;
  private final double limit;
  private final Words words;

  DriftChart(Drift drift, double limit, Words words) {
    super(HEIGHT);
    this.drift = drift;
    this.limit = limit;
    this.words = words;
  }

  /** A point of the line. */
  public record Dot(double x, double y, Drift.Point point, String distance) {}

  /**
   * What the explanations rest on, in percent of all that is attributed.
   *
   * @param change of the share, with its sign
   */
  public record Line(String name, String then, String now, String change) {}

  public Drift getDrift() {
    return drift;
  }

  public String getAnswer() {
    if (!drift.known()) {
      return words.format("drift.few", drift.references(), drift.latest());
    }
    return words.format(
        drift.drifted() ? "drift.drifted" : "drift.steady",
        words.number(drift.distance()),
        words.number(limit),
        words.number(drift.chance()));
  }

  public List<Dot> getDots() {
    List<Dot> dots = new ArrayList<>();
    int count = drift.points().size();
    for (int i = 0; i < count; i++) {
      Drift.Point point = drift.points().get(i);
      dots.add(
          new Dot(
              (i + 0.5) * WIDTH / count,
              height(point.distance()),
              point,
              words.number(point.distance())));
    }
    return dots;
  }

  /** Of an SVG polyline. */
  public String getPath() {
    StringBuilder path = new StringBuilder();
    getDots()
        .forEach(dot -> path.append(String.format(Locale.ROOT, "%.1f,%.1f ", dot.x(), dot.y())));
    return path.toString().strip();
  }

  private double height(double distance) {
    double top = Math.max(2 * limit, highest());
    return getGround() - rise(distance / top);
  }

  private double highest() {
    return drift.points().stream().mapToDouble(Drift.Point::distance).max().orElse(0);
  }

  /** Where the limit lies. */
  public double getLimitHeight() {
    return height(limit);
  }

  public String getLimit() {
    return words.number(limit);
  }

  /** What changed most, first. */
  public List<Line> getLines() {
    return drift.parts().stream()
        .sorted(Comparator.comparingDouble(DriftChart::moved).reversed())
        .limit(MOST_PARTS)
        .map(
            part ->
                new Line(
                    part.name(),
                    shares(part.raised(), part.lowered()),
                    drift.known() ? shares(part.raisedNow(), part.loweredNow()) : "–",
                    drift.known() ? words.number(PERCENT * moved(part)) : "–"))
        .toList();
  }

  private static double moved(Drift.Part part) {
    return Math.abs(part.raisedNow() - part.raised())
        + Math.abs(part.loweredNow() - part.lowered());
  }

  private String shares(double raises, double lowers) {
    return "+" + words.percent(raises) + " −" + words.percent(lowers);
  }
}
