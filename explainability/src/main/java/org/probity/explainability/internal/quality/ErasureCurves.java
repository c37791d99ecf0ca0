package org.probity.explainability.internal.quality;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.probity.explainability.internal.Probe;
import org.probity.explainability.internal.Units;
import org.probity.explainability.internal.attribution.Attributed;
import org.probity.explainability.internal.attribution.Question;

/**
 * Erases units in the order of their attribution, most positive first, at a fixed grid of
 * fractions, so that the cost is at most 26 evaluations whatever the size of the input. Only units
 * that differ from the baseline count; the erasure of others changes nothing.
 */
final class ErasureCurves {
  /** The bins of ERASER (DeYoung et al. 2020, section 4). */
  private static final double[] BINS = {0.01, 0.05, 0.1, 0.2, 0.5};

  private static final double[] GRID = {
    0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1
  };

  private final Question question;
  private final Units units;
  private final int[] ranked;

  ErasureCurves(Question question, Attributed attributed) {
    this.question = question;
    this.units = attributed.units();
    double[] values = attributed.values();
    this.ranked =
        IntStream.of(units.differing(question.input(), question.baseline()))
            .boxed()
            .sorted(Comparator.comparingDouble((Integer unit) -> -values[unit]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** How many units there are to rank. */
  int units() {
    return ranked.length;
  }

  Faithfulness measure() {
    SortedMap<Integer, Double> erased = scores(true);
    SortedMap<Integer, Double> kept = scores(false);
    double whole = erased.getOrDefault(0, Double.NaN);
    return new Faithfulness(
        whole - meanOverBins(erased), whole - meanOverBins(kept), area(erased), area(kept));
  }

  /** The score by the number of top units erased, or alone kept. */
  private SortedMap<Integer, Double> scores(boolean erase) {
    int[] counts = DoubleStream.of(GRID).mapToInt(this::count).distinct().toArray();
    Probe probe = question.probe();
    double[] scores = probe.scores(counts.length, i -> point(counts[i], erase));
    SortedMap<Integer, Double> curve = new TreeMap<>();
    for (int i = 0; i < counts.length; i++) {
      curve.put(counts[i], scores[i]);
    }
    return curve;
  }

  private int count(double fraction) {
    return (int) Math.ceil(fraction * ranked.length);
  }

  private float[] point(int top, boolean erase) {
    boolean[] chosen = new boolean[units.count()];
    for (int i = 0; i < top; i++) {
      chosen[ranked[i]] = true;
    }
    return erase
        ? units.mix(question.baseline(), question.input(), chosen)
        : units.mix(question.input(), question.baseline(), chosen);
  }

  private double meanOverBins(SortedMap<Integer, Double> curve) {
    return Arrays.stream(BINS)
        .map(bin -> curve.getOrDefault(count(bin), Double.NaN))
        .average()
        .orElse(Double.NaN);
  }

  /** By trapezoids over the fraction of units, 0..1. */
  private double area(SortedMap<Integer, Double> curve) {
    double area = 0;
    Integer before = null;
    for (Integer count : curve.keySet()) {
      if (before != null) {
        double height =
            (curve.getOrDefault(before, Double.NaN) + curve.getOrDefault(count, Double.NaN)) / 2;
        area += height * (count - before) / ranked.length;
      }
      before = count;
    }
    return area;
  }
}
