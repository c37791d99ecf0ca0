package org.probity.guard.drift;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.probity.guard.drift.Stability.Bin;

/**
 * The population stability index: Σ (b − a) ln(b / a) over the shares of two samples in the same
 * bins (N. Siddiqi, Credit Risk Scorecards, 2006). An empty bin counts as half a case, so that the
 * index stays finite.
 */
final class PopulationStability {
  /** Deciles of the reference. */
  private static final int BINS = 10;

  private static final double EMPTY = 0.5;
  private static final MathContext SHORT = new MathContext(4);

  /** The 95th percentile of the standard normal distribution. */
  private static final double Z95 = 1.6448536269514722;

  private PopulationStability() {}

  static double index(List<Bin> bins) {
    double referenced = bins.stream().mapToLong(Bin::referenced).sum();
    double seen = bins.stream().mapToLong(Bin::seen).sum();
    double sum = 0;
    for (Bin bin : bins) {
      double a = Math.max((double) bin.referenced(), EMPTY) / referenced;
      double b = Math.max((double) bin.seen(), EMPTY) / seen;
      sum += (b - a) * Math.log(b / a);
    }
    return sum;
  }

  /**
   * What the index stays below in 95 of 100 cases where nothing changed: it then is (1/n + 1/m)
   * times a chi-square of one degree less than bins (B. Yurdakul, Statistical Properties of
   * Population Stability Index, 2018), whose percentile is taken after Wilson and Hilferty (1931).
   */
  static double chance(List<Bin> bins) {
    double referenced = bins.stream().mapToLong(Bin::referenced).sum();
    double seen = bins.stream().mapToLong(Bin::seen).sum();
    int freedom = Math.max(1, bins.size() - 1);
    double part = 2.0 / (9 * freedom);
    double chiSquare = freedom * Math.pow(1 - part + Z95 * Math.sqrt(part), 3);
    return (1 / referenced + 1 / seen) * chiSquare;
  }

  static List<Bin> ofLabels(List<String> reference, List<String> seen) {
    Map<String, long[]> counts = new TreeMap<>();
    reference.forEach(label -> counts.computeIfAbsent(label, key -> new long[2])[0]++);
    seen.forEach(label -> counts.computeIfAbsent(label, key -> new long[2])[1]++);
    List<Bin> bins = new ArrayList<>();
    counts.forEach((label, count) -> bins.add(new Bin(label, count[0], count[1])));
    return bins;
  }

  /** In bins that each hold a tenth of the reference; fewer where many of its values are equal. */
  static List<Bin> ofNumbers(double[] reference, double[] seen) {
    double[] sorted = reference.clone();
    Arrays.sort(sorted);
    double[] bounds = bounds(sorted);
    long[] first = new long[bounds.length + 1];
    long[] second = new long[bounds.length + 1];
    for (double value : reference) {
      first[bin(bounds, value)]++;
    }
    for (double value : seen) {
      second[bin(bounds, value)]++;
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i <= bounds.length; i++) {
      String name =
          i == 0
              ? bounds.length == 0 ? "≤ " + text(sorted[sorted.length - 1]) : "≤ " + text(bounds[0])
              : i == bounds.length
                  ? "> " + text(bounds[i - 1])
                  : text(bounds[i - 1]) + " – " + text(bounds[i]);
      bins.add(new Bin(name, first[i], second[i]));
    }
    return bins;
  }

  /** Upper bounds of all bins but the last, each belonging to its bin. */
  private static double[] bounds(double[] sorted) {
    double most = sorted[sorted.length - 1];
    double[] bounds =
        java.util.stream.IntStream.range(1, BINS)
            .mapToDouble(i -> sorted[(int) ((long) i * (sorted.length - 1) / BINS)])
            .filter(bound -> bound < most)
            .distinct()
            .toArray();
    // Of one value alone, whatever is greater lies beyond it.
    return bounds.length == 0 ? new double[] {most} : bounds;
  }

  private static int bin(double[] bounds, double value) {
    int at = Arrays.binarySearch(bounds, value);
    return at >= 0 ? at : -at - 1;
  }

  private static String text(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(SHORT).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
