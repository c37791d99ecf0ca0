package org.probity.bench;

import java.util.List;

/**
 * A figure that a decision with the full pack and its trace is to stay under.
 *
 * @param figure the worst of all inputs
 */
record Limit(String name, double figure, double limit, boolean met) {
  private static final double CPU_MICROS = 35;
  private static final double BYTES = 60_000;

  static List<Limit> of(List<Row> rows) {
    List<Row> judged = rows.stream().filter(row -> row.name().equals("engine")).toList();
    return List.of(
        limit(
            "one decision, CPU in µs",
            judged.stream().mapToDouble(Row::cpuMicros).max().orElseThrow(),
            CPU_MICROS),
        limit(
            "one decision, garbage in bytes",
            judged.stream().mapToDouble(Row::bytes).max().orElseThrow(),
            BYTES));
  }

  private static Limit limit(String name, double figure, double limit) {
    return new Limit(name, figure, limit, figure <= limit);
  }
}
