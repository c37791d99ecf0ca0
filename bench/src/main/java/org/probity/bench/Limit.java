package org.probity.bench;

import java.util.List;

/**
 * A figure to stay under: of a decision with the full pack and its trace, of all recognisers
 * together, and of the register of works.
 *
 * @param figure the worst of the inputs it is meant for
 */
record Limit(String name, double figure, double limit, boolean met) {
  private static final double CPU_MICROS = 35;
  private static final double BYTES = 60_000;
  private static final double KILOBYTE_MICROS = 1_000;
  private static final double HOSTILE_MICROS = 100_000;
  private static final double MEGABYTE_MICROS = 1_024_000;
  private static final double WORKS_MICROS = 2_000;

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
            worst(rows, "structured", List.of("PROSE", "LETTER")),
            KILOBYTE_MICROS),
        limit(
            "all recognisers over 64 kB, CPU in µs",
            worst(rows, "structured", List.of("LONG", "DIGITS", "CARDS", "CALLS", "MAILS")),
            HOSTILE_MICROS),
        limit(
            "all recognisers over 1 MB, CPU in µs",
            worst(rows, "structured", List.of("MEGABYTE")),
            MEGABYTE_MICROS),
        limit(
            "1 kB against 100,000 works, CPU in µs",
            worst(rows, "works", List.of("UNKNOWN", "COPIED", "COMMENTED")),
            WORKS_MICROS));
  }

  private static double worst(List<Row> rows, String name, List<String> inputs) {
    return rows.stream()
        .filter(row -> row.name().equals(name) && inputs.contains(row.input()))
        .mapToDouble(Row::cpuMicros)
        .max()
        .orElseThrow();
  }

  private static Limit limit(String name, double figure, double limit) {
    return new Limit(name, figure, limit, figure <= limit);
  }
}
