package org.probity.domain.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.probity.domain.finding.Neighbours.Place;

/**
 * Compares findings with labels. A label counts as found when a finding of its type covers the same
 * place: at least half of what the two cover together.
 */
public final class Evaluation {
  private static final double SAME_PLACE = 0.5;

  /** Recall counts this much more than precision: what is missed leaves the house. */
  private static final double BETA_SQUARED = 4;

  private final Map<String, Integer> labelled = new TreeMap<>();
  private final Map<String, Integer> found = new TreeMap<>();
  private final Map<String, Integer> hits = new TreeMap<>();
  private final Map<Confusion, Integer> confusions = new TreeMap<>();

  /**
   * @param labelled an entity type, or "" where nothing was labelled
   * @param found an entity type, or "" where nothing was found
   */
  public record Confusion(String labelled, String found) implements Comparable<Confusion> {
    @Override
    public int compareTo(Confusion other) {
      int byLabel = labelled.compareTo(other.labelled);
      return byLabel == 0 ? found.compareTo(other.found) : byLabel;
    }
  }

  /**
   * @param labelled how many there are
   * @param found how many were reported
   * @param hits how many of the labelled were reported
   */
  public record Figures(int labelled, int found, int hits) {
    public double precision() {
      return found == 0 ? 0 : (double) hits / found;
    }

    public double recall() {
      return labelled == 0 ? 0 : (double) hits / labelled;
    }

    /** The weighted harmonic mean in which recall counts twice as much (van Rijsbergen 1979). */
    public double f2() {
      double weighed = BETA_SQUARED * precision() + recall();
      return weighed == 0 ? 0 : (1 + BETA_SQUARED) * precision() * recall() / weighed;
    }
  }

  /** Counts one text: what was labelled, and what was found. */
  public void add(List<Place> labels, List<Place> findings) {
    List<Place> left = new ArrayList<>(findings);
    List<Place> missed = new ArrayList<>();
    findings.forEach(finding -> count(found, finding.type()));
    for (Place label : labels) {
      count(labelled, label.type());
      Place hit =
          left.stream()
              .filter(finding -> finding.type().equals(label.type()))
              .filter(finding -> samePlace(label, finding))
              .findFirst()
              .orElse(null);
      if (hit == null) {
        missed.add(label);
      } else {
        count(hits, label.type());
        left.remove(hit);
      }
    }
    for (Place label : missed) {
      List<Place> instead = left.stream().filter(finding -> samePlace(label, finding)).toList();
      instead.forEach(finding -> confused(label.type(), finding.type()));
      left.removeAll(instead);
      if (instead.isEmpty()) {
        confused(label.type(), "");
      }
    }
    left.forEach(finding -> confused("", finding.type()));
  }

  private static boolean samePlace(Place label, Place finding) {
    int common = Math.min(label.end(), finding.end()) - Math.max(label.start(), finding.start());
    int together =
        label.end() - label.start() + finding.end() - finding.start() - Math.max(0, common);
    return common > 0 && common >= SAME_PLACE * together;
  }

  private void confused(String label, String finding) {
    confusions.merge(new Confusion(label, finding), 1, Integer::sum);
  }

  private static void count(Map<String, Integer> counts, String entityType) {
    counts.merge(entityType, 1, Integer::sum);
  }

  /** By entity type; types that no label names are left out, for nobody looked for them. */
  public Map<String, Figures> figures() {
    Map<String, Figures> figures = new TreeMap<>();
    for (String type : new TreeSet<>(labelled.keySet())) {
      figures.put(
          type,
          new Figures(
              labelled.getOrDefault(type, 0),
              found.getOrDefault(type, 0),
              hits.getOrDefault(type, 0)));
    }
    return figures;
  }

  /** The figures of some types together. */
  public Figures together(Iterable<String> types) {
    Map<String, Figures> figures = figures();
    Figures sum = new Figures(0, 0, 0);
    for (String type : types) {
      Figures more = figures.getOrDefault(type, new Figures(0, 0, 0));
      sum = new Figures(sum.labelled + more.labelled, sum.found + more.found, sum.hits + more.hits);
    }
    return sum;
  }

  public Map<Confusion, Integer> confusions() {
    return new TreeMap<>(confusions);
  }
}
