package org.probity.inference.training;

import java.util.Map;
import java.util.TreeMap;

/** How often each group is predicted a good credit, and how often rightly. */
final class SelectionRates {
  private final Map<String, int[]> counts = new TreeMap<>();

  private static final int SEEN = 0;
  private static final int SELECTED = 1;
  private static final int GOOD = 2;
  private static final int GOOD_SELECTED = 3;

  void add(CreditCases cases, int item, int predicted) {
    add(cases.female(item) ? "female" : "male", cases.labels()[item], predicted);
    add(cases.young(item) ? "under_25" : "from_25", cases.labels()[item], predicted);
  }

  private void add(String group, int truth, int predicted) {
    int[] count = counts.computeIfAbsent(group, g -> new int[4]);
    count[SEEN]++;
    count[SELECTED] += predicted;
    count[GOOD] += truth;
    count[GOOD_SELECTED] += truth * predicted;
  }

  /**
   * Per group {@code selection_rate_…} and {@code recall_good_…}; per attribute {@code
   * impact_ratio_…}, the lower selection rate over the higher (four-fifths rule: 29 CFR 1607.4(D)).
   */
  Map<String, Double> figures() {
    Map<String, Double> figures = new TreeMap<>();
    counts.forEach(
        (group, count) -> {
          figures.put("selection_rate_" + group, rate(group));
          figures.put("recall_good_" + group, (double) count[GOOD_SELECTED] / count[GOOD]);
        });
    figures.put("impact_ratio_sex", ratio("female", "male"));
    figures.put("impact_ratio_age", ratio("under_25", "from_25"));
    return figures;
  }

  private double ratio(String one, String other) {
    return Math.min(rate(one), rate(other)) / Math.max(rate(one), rate(other));
  }

  private double rate(String group) {
    int[] count = counts.getOrDefault(group, new int[] {1, 0, 1, 0});
    return (double) count[SELECTED] / count[SEEN];
  }
}
