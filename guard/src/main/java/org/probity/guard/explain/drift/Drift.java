package org.probity.guard.explain.drift;

import java.time.Instant;
import java.util.List;

/**
 * How the explanations of one class by one method stand beside the first ones.
 *
 * @param label the class explained
 * @param method as in the API
 * @param references explanations in the reference: the first 100
 * @param latest explanations in the last window: the last 81 to 100 after the reference
 * @param distance Jensen–Shannon distance of the mean shares, 0 to 1; NaN while too few are known
 * @param chance the distance that chance alone makes between samples of these sizes
 * @param drifted whether the distance is over the limit and over twice that of chance
 * @param parts what the explanations rest on, then and now
 * @param points the distance of every twenty explanations after the reference, the oldest first
 */
public record Drift(
    String label,
    String method,
    int references,
    int latest,
    double distance,
    double chance,
    boolean drifted,
    List<Part> parts,
    List<Point> points) {

  /**
   * Mean shares of all that is attributed.
   *
   * @param raised of what raised the class, in the reference
   * @param lowered of what lowered it, in the reference
   * @param raisedNow in the last window
   * @param loweredNow in the last window
   */
  public record Part(
      String name, double raised, double lowered, double raisedNow, double loweredNow) {}

  /** The distance of some explanations from the reference; they ended at that time. */
  public record Point(Instant at, int count, double distance) {}

  /** Whether there are enough to compare. */
  public boolean known() {
    return !Double.isNaN(distance);
  }
}
