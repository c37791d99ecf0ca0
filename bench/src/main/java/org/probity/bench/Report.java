package org.probity.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run found.
 *
 * @param processors of the machine
 * @param loadBefore the load average of the last minute before the run, negative if not known
 * @param loadAfter the same after it; the run itself adds one
 */
record Report(
    String java,
    int processors,
    double loadBefore,
    double loadAfter,
    List<Row> rows,
    List<Limit> limits) {

  /** Which benchmark stands beside which. */
  private static final Map<String, String> PEERS =
      Map.of(
          "engine",
          "predicates",
          "wholeWay",
          "detection",
          "structured",
          "emails",
          "works",
          "recognisers");

  static List<Row> besidePeers(List<Row> measured) {
    List<Row> rows = new ArrayList<>();
    for (Row row : measured) {
      rows.add(
          measured.stream()
              .filter(other -> other.name().equals(PEERS.get(row.name())))
              .filter(other -> other.input().equals(row.input()))
              .findFirst()
              .map(row::beside)
              .orElse(row));
    }
    return rows;
  }

  String table() {
    StringBuilder text = new StringBuilder();
    text.append(
        line("%-11s %-9s %10s %9s %10s %10s  %s", "", "input", "µs", "±", "CPU µs", "bytes", ""));
    for (Row row : rows) {
      Row.Beside beside = row.beside();
      String ratio =
          beside == null ? "" : line("%.1f x %s", beside.ratio(), beside.peer()).stripTrailing();
      text.append(
          line(
              "%-11s %-9s %10.2f %9.2f %10.2f %10.0f  %s",
              row.name(),
              row.input(),
              row.micros(),
              row.error(),
              row.cpuMicros(),
              row.bytes(),
              ratio));
    }
    for (Limit limit : limits) {
      text.append(
          line(
              "limit: %s: %.1f of at most %.0f, %s",
              limit.name(), limit.figure(), limit.limit(), limit.met() ? "met" : "NOT MET"));
    }
    text.append(
        line(
            "Java %s, %d processors, load %.2f before and %.2f after",
            java, processors, loadBefore, loadAfter));
    return text.toString();
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values).stripTrailing() + "\n";
  }
}
