package org.probity.domain.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Joins places of one type that only spaces and punctuation part, as Presidio's own evaluation does
 * before it compares ({@code SpanEvaluator} of presidio-research): whether a house number is a
 * place of its own beside its street is then nobody's mistake.
 */
public final class Neighbours {
  private Neighbours() {}

  /**
   * @param start first code point
   * @param end one past the last code point
   */
  public record Place(String type, int start, int end) {}

  /** In the order of their beginnings. */
  public static List<Place> joined(String text, List<Place> places) {
    int[] points = text.codePoints().toArray();
    List<Place> joined = new ArrayList<>();
    for (Place place : places.stream().sorted(Comparator.comparingInt(Place::start)).toList()) {
      Place last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && last.type().equals(place.type()) && touch(points, last, place)) {
        joined.set(
            joined.size() - 1,
            new Place(last.type(), last.start(), Math.max(last.end(), place.end())));
      } else {
        joined.add(place);
      }
    }
    return joined;
  }

  private static boolean touch(int[] points, Place first, Place second) {
    for (int i = first.end(); i < second.start(); i++) {
      if (Character.isLetterOrDigit(points[i])) {
        return false;
      }
    }
    return true;
  }
}
