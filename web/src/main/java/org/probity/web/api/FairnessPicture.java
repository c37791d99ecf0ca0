package org.probity.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.probity.domain.fairness.GroupFigure;
import org.probity.domain.fairness.Grouping;
import org.probity.domain.fairness.Rate;

/**
 * Selection rates of groups with their confidence intervals, one line a group, in the units of an
 * SVG of {@value #WIDTH} by {@link #getHeight()}: a page draws it, a file is written of it.
 */
public final class FairnessPicture {
  public static final int WIDTH = 960;

  /** 29 CFR 1607.4(D). */
  private static final double FOUR_FIFTHS = 0.8;

  private static final int LINE = 36;
  private static final int HEAD = 28;
  private static final int FOOT = 28;
  private static final int NAMES = 220;
  private static final int NUMBERS = 130;
  private final Grouping grouping;

  public FairnessPicture(Grouping grouping) {
    this.grouping = grouping;
  }

  /**
   * A group.
   *
   * @param y of the middle
   * @param low where its interval begins
   * @param high where it ends
   * @param x of the rate itself
   * @param small whether the group is too small to say much
   */
  public record Line(
      String name,
      double y,
      double low,
      double high,
      double x,
      boolean small,
      GroupFigure figure) {}

  /** A mark of the scale. */
  public record Tick(double x, String label) {}

  public List<Line> getLines() {
    List<Line> lines = new ArrayList<>();
    for (GroupFigure figure : grouping.groups()) {
      Rate rate = figure.selection();
      lines.add(
          new Line(
              FairnessCsv.name(figure.group()),
              HEAD + (lines.size() + 0.5) * LINE,
              x(rate.interval().low()),
              x(rate.interval().high()),
              x(rate.value()),
              figure.warnings().contains(GroupFigure.Warning.SMALL_GROUP),
              figure));
    }
    return lines;
  }

  public List<Tick> getTicks() {
    List<Tick> ticks = new ArrayList<>();
    for (int tenth = 0; tenth <= 10; tenth += 2) {
      ticks.add(new Tick(x(tenth / 10.0), tenth * 10 + " %"));
    }
    return ticks;
  }

  /** Where four fifths of the reference group's rate lie. */
  public double getLimit() {
    return x(
        FOUR_FIFTHS
            * grouping.groups().stream()
                .filter(each -> each.group().equals(grouping.reference()))
                .mapToDouble(each -> each.selection().value())
                .findFirst()
                .orElse(0));
  }

  private static double x(double rate) {
    return NAMES + rate * (WIDTH - NAMES - NUMBERS);
  }

  public int getWidth() {
    return WIDTH;
  }

  public int getHeight() {
    return HEAD + FOOT + LINE * grouping.groups().size();
  }

  /** Where the lines end. */
  public int getGround() {
    return getHeight() - FOOT;
  }

  /** Where the lines begin. */
  public int getCeiling() {
    return HEAD;
  }

  /** As a file of its own, in dark ink on white paper. */
  public String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " height=\"%d\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#16191d\">\n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
            WIDTH,
            getHeight(),
            WIDTH,
            getHeight()));
    getTicks()
        .forEach(
            tick -> {
              stroke(svg, tick.x(), getCeiling(), tick.x(), getGround(), "#d5d9dd", "1");
              text(svg, tick.x(), getHeight() - 8, "middle", tick.label());
            });
    stroke(svg, getLimit(), getCeiling(), getLimit(), getGround(), "#8a5300", "2");
    text(svg, getLimit(), HEAD - 8, "middle", "4/5");
    for (Line line : getLines()) {
      text(svg, 0, line.y() + 4, "start", line.name());
      stroke(svg, line.low(), line.y(), line.high(), line.y(), "#0b57a4", "4");
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"6\" fill=\"%s\" stroke=\"#0b57a4\"/>\n",
              line.x(),
              line.y(),
              line.small() ? "#fff" : "#0b57a4"));
      Rate rate = line.figure().selection();
      text(svg, WIDTH, line.y() + 4, "end", rate.hits() + " / " + rate.of());
    }
    return svg.append("</svg>\n").toString();
  }

  private static void stroke(
      StringBuilder svg, double x1, double y1, double x2, double y2, String colour, String width) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\""
                + " stroke-width=\"%s\"/>\n",
            x1,
            y1,
            x2,
            y2,
            colour,
            width));
  }

  /** Names of groups are codes; the ampersand between two is all that must be escaped. */
  private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
            x,
            y,
            anchor,
            words.replace("&", "&amp;").replace("<", "&lt;")));
  }
}
