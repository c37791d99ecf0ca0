package org.probity.inference.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.probity.domain.finding.Neighbours.Place;

/**
 * How many labelled spans were found. A span counts when one of its type covers the same place: at
 * least half of what the two cover together.
 */
final class SpanFigures {
  private static final double SAME_PLACE = 0.5;
  private static final double BETA_SQUARED = 4;

  /** Labelled, found, both. */
  private final Map<String, int[]> counts = new TreeMap<>();

  void add(List<Place> labels, List<Place> found) {
    List<Place> left = new ArrayList<>(found);
    found.forEach(place -> of(place.type())[1]++);
    for (Place label : labels) {
      of(label.type())[0]++;
      left.stream()
          .filter(place -> place.type().equals(label.type()) && samePlace(label, place))
          .findFirst()
          .ifPresent(
              hit -> {
                of(label.type())[2]++;
                left.remove(hit);
              });
    }
  }

  /** Labels that no finding was held against: they count as not found. */
  void missed(String type, int times) {
    of(type)[0] += times;
  }

  /** The weighted harmonic mean in which recall counts twice as much (van Rijsbergen 1979). */
  double f2(String... types) {
    double[] sum = new double[3];
    for (String type : types) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += of(type)[i];
      }
    }
    double weighed = BETA_SQUARED * sum[0] + sum[1];
    return weighed == 0 ? 0 : (1 + BETA_SQUARED) * sum[2] / weighed;
  }

  private int[] of(String type) {
    return counts.computeIfAbsent(type, t -> new int[3]);
  }

  private static boolean samePlace(Place label, Place place) {
    int common = Math.min(label.end(), place.end()) - Math.max(label.start(), place.start());
    int together = label.end() - label.start() + place.end() - place.start() - Math.max(0, common);
    return common > 0 && common >= SAME_PLACE * together;
  }
}
