package org.probity.detection.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.probity.domain.finding.Finding;

/**
 * The overlap rule: the longer, then the better-scored, wins. Of two that are equal in both, which
 * one it is cannot be told, and both stand.
 */
public final class Overlaps {
  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparingInt(Finding::start)
          .thenComparing(Comparator.comparingInt(Finding::length).reversed())
          .thenComparing(Finding::entityType);
  private static final Comparator<Finding> BY_STRENGTH =
      Comparator.comparingInt(Finding::length)
          .thenComparingDouble(Finding::score)
          .reversed()
          .thenComparing(BY_PLACE);

  private Overlaps() {}

  /**
   * @param keepContained whether findings inside a longer one of another type are kept, unless that
   *     is certain and they are not
   * @return sorted by place
   */
  public static List<Finding> resolve(List<Finding> findings, boolean keepContained) {
    return keepContained ? outside(surest(byType(findings))) : won(findings, finding -> "");
  }

  /**
   * Only findings of one type compete with each other.
   *
   * @return sorted by place
   */
  public static List<Finding> byType(List<Finding> findings) {
    return won(findings, Finding::entityType);
  }

  private static List<Finding> won(List<Finding> findings, Function<Finding, String> field) {
    List<Finding> won = new ArrayList<>();
    Map<String, TreeMap<Integer, Finding>> taken = new HashMap<>();
    for (Finding finding : findings.stream().sorted(BY_STRENGTH).toList()) {
      TreeMap<Integer, Finding> byStart =
          taken.computeIfAbsent(field.apply(finding), key -> new TreeMap<>());
      Map.Entry<Integer, Finding> before = byStart.lowerEntry(finding.end());
      if (before == null
          || before.getValue().end() <= finding.start()
          || undecided(before.getValue(), finding)) {
        byStart.put(finding.start(), finding);
        won.add(finding);
      }
    }
    won.sort(BY_PLACE);
    return won;
  }

  /** Of several readings of the very same place only the surest. */
  private static List<Finding> surest(List<Finding> findings) {
    Map<Long, Double> best = new HashMap<>();
    findings.forEach(finding -> best.merge(place(finding), finding.score(), Math::max));
    return findings.stream()
        .filter(finding -> finding.score() >= best.getOrDefault(place(finding), 0.0))
        .toList();
  }

  /** What lies inside a reading that a check digit makes certain is a part of it, if less sure. */
  private static List<Finding> outside(List<Finding> findings) {
    List<Finding> kept = new ArrayList<>();
    int certain = 0;
    for (Finding finding : findings) {
      if (finding.score() >= 1) {
        certain = Math.max(certain, finding.end());
        kept.add(finding);
      } else if (finding.end() > certain) {
        kept.add(finding);
      }
    }
    return kept;
  }

  private static Long place(Finding finding) {
    return (long) finding.start() << 32 | finding.end();
  }

  private static boolean undecided(Finding one, Finding other) {
    return one.start() == other.start()
        && one.end() == other.end()
        && one.score() == other.score()
        && !one.entityType().equals(other.entityType());
  }

  /**
   * The same findings cut so that none overlaps another and nothing they cover is left out.
   *
   * @return sorted by place
   */
  public static List<Finding> disjoint(List<Finding> findings) {
    TreeMap<Integer, Finding> covered = new TreeMap<>();
    for (Finding finding : findings.stream().sorted(BY_STRENGTH).toList()) {
      cover(finding, covered);
    }
    return List.copyOf(covered.values());
  }

  private static void cover(Finding finding, NavigableMap<Integer, Finding> covered) {
    int at = finding.start();
    while (at < finding.end()) {
      Map.Entry<Integer, Finding> before = covered.floorEntry(at);
      if (before != null && before.getValue().end() > at) {
        at = before.getValue().end();
        continue;
      }
      Integer next = covered.higherKey(at);
      int end = next == null ? finding.end() : Math.min(next, finding.end());
      covered.put(at, part(finding, at, end));
      at = end;
    }
  }

  private static Finding part(Finding finding, int start, int end) {
    return new Finding(
        finding.entityType(), start, end, finding.score(), finding.recognizer(), finding.why());
  }
}
