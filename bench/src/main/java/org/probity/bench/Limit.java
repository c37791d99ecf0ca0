package org.probity.bench;

import java.util.List;

/**
 * A figure to stay under: of a decision with the full pack and its trace, and of all recognisers
 * together.
 *
 * @param figure the worst of the inputs it is meant for
 */
record Limit(String name, double figure, double limit, boolean met) {
  private static final double CPU_MICROS = 35;
  private static final double BYTES = 60_000;
  private static final double KILOBYTE_MICROS = 1_000;
  private static final double HOSTILE_MICROS = 100_000;

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
            BYTES),
        limit(
            "all recognisers over 1 kB, CPU in µs",
            detection(rows, List.of("PROSE", "LETTER")),
            KILOBYTE_MICROS),
        limit(
            "all recognisers over 64 kB, CPU in µs",
            detection(rows, List.of("LONG", "DIGITS")),
            HOSTILE_MICROS));
  }

  private static double detection(List<Row> rows, List<String> inputs) {
    return rows.stream()
        .filter(row -> row.name().equals("structured") && inputs.contains(row.input()))
        .mapToDouble(Row::cpuMicros)
        .max()
        .orElseThrow();
  }

  private static Limit limit(String name, double figure, double limit) {
    return new Limit(name, figure, limit, figure <= limit);
  }
}
