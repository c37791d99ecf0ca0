package org.probity.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.probity.bench.explain.ExplainFigures;
import org.probity.bench.explain.ExplainMemory;
import org.probity.bench.ledger.LedgerFigures;
import org.probity.bench.load.ForwardFigures;
import org.probity.bench.load.MixedLoad;
import org.probity.bench.load.ServingFigures;
import org.probity.bench.replay.ReplayFigures;

/**
 * Runs the benchmarks, prints the figures and writes them as JSON. A limit that is not met is
 * printed and does not fail the run; a benchmark that cannot run does.
 */
public final class Bench {
  private Bench() {}

  /**
   * @param args {@code short} or {@code long}, and the file for the figures
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException, RunnerException, SQLException {
    if (args.length != 2 || !List.of("short", "long").contains(args[0])) {
      throw new IllegalArgumentException("Say short or long, and the file for the figures.");
    }
    double loadBefore = load();
    boolean thorough = args[0].equals("long");
    MixedLoad.Memory mixed = thorough ? MixedLoad.measure(System.err) : null;
    LedgerFigures.Rates ledger = LedgerFigures.measure(System.err, thorough);
    ReplayFigures.Rate replay = ReplayFigures.measure(System.err);
    List<ForwardFigures.Row> forward = ForwardFigures.measure(System.err);
    ExplainFigures.Costs explained = ExplainFigures.measure(System.err);
    ExplainMemory.Memory thousand = thorough ? ExplainMemory.measure(System.err) : null;
    ServingFigures.Figures served = ServingFigures.measure(System.err);
    Collection<RunResult> results = new Runner(options(thorough)).run();
    List<Row> rows = Report.besidePeers(results.stream().map(Row::of).toList());
    List<Limit> limits = new ArrayList<>(Limit.of(rows, forward, served, replay, mixed));
    limits.addAll(ExplainLimits.of(explained, thousand));
    limits.addAll(Limit.ofLedger(ledger));
    Report report =
        new Report(
            System.getProperty("java.version"),
            Runtime.getRuntime().availableProcessors(),
            loadBefore,
            load(),
            rows,
            forward,
            served,
            replay,
            ledger,
            explained,
            thousand,
            mixed,
            limits);
    write(report, Path.of(args[1]));
    new PrintStream(System.out, true, StandardCharsets.UTF_8).print(report.table());
  }

  private static Options options(boolean thorough) {
    return new OptionsBuilder()
        .include("org\\.probity\\.bench\\..*Benchmark\\..*")
        .forks(thorough ? 3 : 1)
        .warmupIterations(thorough ? 10 : 4)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(thorough ? 20 : 5)
        .measurementTime(TimeValue.seconds(1))
        .addProfiler(CpuProfiler.class)
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        .build();
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static void write(Report report, Path file) throws IOException {
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, json.writeValueAsBytes(report));
  }
}
