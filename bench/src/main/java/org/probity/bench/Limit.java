package org.probity.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.bench.ledger.LedgerFigures;
import org.probity.bench.ledger.ProofFigures;
import org.probity.bench.load.ForwardFigures;
import org.probity.bench.load.MixedLoad;
import org.probity.bench.load.ServingFigures;
import org.probity.bench.replay.ReplayFigures;

/**
 * A figure to stay under, or to reach: of a decision with the full pack and its trace, of all
 * recognisers together, of the register of works, of what is served.
 *
 * @param figure the worst of the inputs it is meant for
 * @param least whether the limit is to be reached, not stayed under
 */
record Limit(String name, double figure, double limit, boolean least, boolean met) {
  private static final double CPU_MICROS = 35;
  private static final double BYTES = 60_000;
  private static final double KILOBYTE_MICROS = 1_000;
  private static final double HOSTILE_MICROS = 100_000;
  private static final double MEGABYTE_MICROS = 1_024_000;
  private static final double WORKS_MICROS = 2_000;

  private static final double FORWARD_RATIO = 1.1;
  private static final double SERVED_SHARE = 0.8;
  private static final double ADDED_MILLIS = 3;
  private static final double IMAGES = 250;

  private static final double SWITCH = 10;
  private static final double SWITCH_RATIO = 2;

  private static final double DOUBLED_RATIO = 2;
  private static final double REPLAYED = 20_000;

  private static final double GROWTH = 1.05;

  private static final double APPEND_SHARE = 0.7;
  private static final double APPEND_MILLIS = 50;
  private static final double VERIFIED = 100_000;
  private static final double PROOF_MILLIS = 5;
  private static final double EXPORT_MIB = 512;

  /**
   * @param mixed of a long run, or null
   */
  static List<Limit> of(
      List<Row> rows,
      List<ForwardFigures.Row> forward,
      ServingFigures.Figures served,
      ReplayFigures.Rate replay,
      MixedLoad.@Nullable Memory mixed) {
    List<Limit> limits = new ArrayList<>(ofRows(rows));
    limits.add(
        limit(
            "bare forward of MiniLM, of ONNX Runtime's time",
            forward.stream().mapToDouble(ForwardFigures.Row::ratio).max().orElseThrow(),
            FORWARD_RATIO));
    limits.addAll(ofServing(served.rows()));
    limits.add(limit("a pack from source to force, in s", served.switched().seconds(), SWITCH));
    limits.add(
        limit(
            "p99 of answers meanwhile, of before at 30 % load",
            served.switched().slowdown(), SWITCH_RATIO));
    limits.add(atLeast("recorded decisions replayed a second", replay.rate(), REPLAYED));
    if (mixed != null) {
      limits.add(limit("mixed load, growth of memory", mixed.growth(), GROWTH));
    }
    return limits;
  }

  static List<Limit> ofLedger(LedgerFigures.Rates ledger) {
    List<Limit> limits =
        new ArrayList<>(
            List.of(
                atLeast(
                    "durable appends of 64 producers, of JDBC's rate",
                    ledger.appendShare(),
                    APPEND_SHARE),
                limit("one append, p99 in ms", ledger.appendP99(), APPEND_MILLIS),
                atLeast("entries verified a second", ledger.verifyRate(), VERIFIED)));
    ProofFigures.Proofs proofs = ledger.proofs();
    if (proofs != null) {
      String among = "proof among ten million entries, ";
      limits.add(limit(among + "p99 in ms", proofs.warm().p99(), PROOF_MILLIS));
      limits.add(limit(among + "cold, p50 in ms", proofs.cold().p50(), PROOF_MILLIS));
    }
    Integer heap = ledger.millionHeap();
    if (heap != null) {
      limits.add(limit("a million entries exported and verified, heap in MiB", heap, EXPORT_MIB));
    }
    return limits;
  }

  private static List<Limit> ofServing(List<ServingFigures.Row> served) {
    ServingFigures.Row one = row(served, "image", 1);
    ServingFigures.Row eight = row(served, "image", 8);
    return List.of(
        atLeast(
            "texts served, of the rate of bare forwards",
            served.stream()
                .filter(row -> !row.asked().equals("image"))
                .mapToDouble(ServingFigures.Row::share)
                .min()
                .orElseThrow(),
            SERVED_SHARE),
        limit(
            "fashion-cnn at one client, added p50 in ms",
            one.served().p50() - one.bare().p50(),
            ADDED_MILLIS),
        atLeast("fashion-cnn at eight clients, requests/s", eight.served().rate(), IMAGES));
  }

  private static ServingFigures.Row row(List<ServingFigures.Row> rows, String asked, int callers) {
    return rows.stream()
        .filter(row -> row.asked().equals(asked) && row.callers() == callers)
        .findFirst()
        .orElseThrow();
  }

  private static List<Limit> ofRows(List<Row> rows) {
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
            "twice the policies, of the time",
            rows.stream()
                .filter(row -> row.name().equals("doubled"))
                .mapToDouble(Row::ratio)
                .max()
                .orElseThrow(),
            DOUBLED_RATIO),
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

  static Limit limit(String name, double figure, double limit) {
    return new Limit(name, figure, limit, false, figure <= limit);
  }

  static Limit atLeast(String name, double figure, double limit) {
    return new Limit(name, figure, limit, true, figure >= limit);
  }
}
