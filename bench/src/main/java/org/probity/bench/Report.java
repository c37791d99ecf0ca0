package org.probity.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.bench.explain.ExplainFigures;
import org.probity.bench.explain.ExplainMemory;
import org.probity.bench.ledger.LedgerFigures;
import org.probity.bench.load.ForwardFigures;
import org.probity.bench.load.MixedLoad;
import org.probity.bench.load.ServingFigures;
import org.probity.bench.load.SwitchFigures;
import org.probity.bench.replay.ReplayFigures;

/**
 * What a run found.
 *
 * @param processors of the machine
 * @param replay of recorded decisions
 * @param ledger what it does in a second
 * @param explained what explanations cost
 * @param thousand the memory over a thousand of them, or null in a short run
 * @param mixed the server's memory over a long mixed load, or null in a short run
 * @param loadBefore the load average of the last minute before the run, negative if not known
 * @param loadAfter the same after it; the run itself adds one
 */
record Report(
    String java,
    int processors,
    double loadBefore,
    double loadAfter,
    List<Row> rows,
    List<ForwardFigures.Row> forward,
    ServingFigures.Figures serving,
    ReplayFigures.Rate replay,
    LedgerFigures.Rates ledger,
    ExplainFigures.Costs explained,
    ExplainMemory.@Nullable Memory thousand,
    MixedLoad.@Nullable Memory mixed,
    List<Limit> limits) {

  /** Which benchmark stands beside which. */
  private static final Map<String, String> PEERS =
      Map.of(
          "engine", "predicates",
          "cedar", "subset",
          "doubled", "engine",
          "wholeWay", "detection",
          "structured", "emails",
          "works", "recognisers");

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
    for (ForwardFigures.Row row : forward) {
      text.append(
          line(
              "forward of %d word pieces, p50 %.2f ms; ONNX Runtime %.2f ms; %.2f of it",
              row.tokens(), row.host().p50(), row.onnxRuntime().p50(), row.ratio()));
    }
    text.append(
        line(
            "%-11s %-9s %10s %9s %10s %10s  %s",
            "served", "callers", "a second", "p50 ms", "p99 ms", "bare/s", ""));
    for (ServingFigures.Row row : serving.rows()) {
      text.append(
          line(
              "%-11s %-9d %10.1f %9.2f %10.2f %10.1f  %.2f of bare",
              row.asked(),
              row.callers(),
              row.served().rate(),
              row.served().p50(),
              row.served().p99(),
              row.bare().rate(),
              row.share()));
    }
    SwitchFigures.Switch switched = serving.switched();
    text.append(
        line(
            "a pack in force after %.1f s; answers at %.0f/s, p99 %.1f ms before, %.1f meanwhile",
            switched.seconds(),
            switched.before().rate(),
            switched.before().p99(),
            switched.during().p99()));
    text.append(line("replayed %d decisions in %.2f s", replay.decisions(), replay.seconds()));
    text.append(
        line(
            "appended %.0f entries a second, fsync and synchronous_commit on; by JDBC %.0f with the"
                + " same columns and indexes, %.0f bare rows; verified %.0f a second",
            ledger.appendRate(), ledger.jdbcRate(), ledger.bareRate(), ledger.verifyRate()));
    text.append(
        line(
            "explained %d passages; a forward takes %.1f ms",
            explained.passages(), explained.forwardMillis()));
    for (Limit limit : limits) {
      text.append(
          line(
              "limit: %s: %.2f of at %s %.2f, %s",
              limit.name(),
              limit.figure(),
              limit.least() ? "least" : "most",
              limit.limit(),
              limit.met() ? "met" : "NOT MET"));
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
