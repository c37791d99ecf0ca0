package org.probity.inference.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.probity.inference.internal.Entities;

/**
 * How many labelled spans were found. A span counts when one of its type covers the same place: at
 * least half of what the two cover together.
 */
final class SpanFigures {
  private static final double SAME_PLACE = 0.5;
  private static final double BETA_SQUARED = 4;

  /** Labelled, found, both. */
  private final Map<String, int[]> counts = new TreeMap<>();

  void add(TaggedText text, List<Entities.Span> found) {
    List<Entities.Span> left = new ArrayList<>(found);
    found.forEach(span -> of(span.type())[1]++);
    for (TaggedText.Span label : text.spans()) {
      of(label.type())[0]++;
      left.stream()
          .filter(span -> span.type().equals(label.type()) && samePlace(label, span))
          .findFirst()
          .ifPresent(
              hit -> {
                of(label.type())[2]++;
                left.remove(hit);
              });
    }
  }

  /** What others measured, beside. */
  void add(SpanFigures others) {
    others.counts.forEach(
        (type, counted) -> {
          int[] own = of(type);
          for (int i = 0; i < own.length; i++) {
            own[i] += counted[i];
          }
        });
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

  private static boolean samePlace(TaggedText.Span label, Entities.Span span) {
    int common = Math.min(label.end(), span.end()) - Math.max(label.start(), span.start());
    int together = label.end() - label.start() + span.end() - span.start() - Math.max(0, common);
    return common > 0 && common >= SAME_PLACE * together;
  }
}
