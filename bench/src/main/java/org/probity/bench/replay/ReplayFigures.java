package org.probity.bench.replay;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.probity.audit.AppendRequest;
import org.probity.audit.FileMasterKey;
import org.probity.audit.FileSigner;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerOptions;
import org.probity.audit.testing.TestDatabase;
import org.probity.guard.backtest.BacktestDesk;
import org.probity.guard.backtest.BacktestNode;
import org.probity.guard.backtest.BacktestRun;
import org.probity.rules.PolicyEngine;

/** Replays a ledger of recorded decisions, PostgreSQL's share of the processors included. */
public final class ReplayFigures {
  private static final int DECISIONS = 50_000;

  /** As many as wait in one batch of the ledger. */
  private static final int WRITERS = 128;

  /** The first ones also compile. */
  private static final int REPLAYS = 4;

  private ReplayFigures() {}

  /**
   * @param rate decisions a second, each judged as request and as response
   */
  public record Rate(int decisions, double seconds, double rate) {}

  /** Alone, for a look at one figure. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    System.err.println(measure(System.err));
  }

  /**
   * @param progress hears of each step
   * @throws IllegalStateException if the replay finds something else than what was recorded
   */
  public static Rate measure(PrintStream progress)
      throws IOException, InterruptedException, ExecutionException {
    Path keys = Files.createTempDirectory(Path.of("").toAbsolutePath(), "keys");
    PolicyEngine engine = PolicyEngine.shipped();
    String hash = engine.pack().hash();
    try (TestDatabase database = TestDatabase.create();
        HikariDataSource pool = pool(database);
        Ledger ledger =
            Ledger.open(
                pool,
                LedgerOptions.of(
                    FileSigner.openOrCreate(keys.resolve("signing.key"), "log.bench/ledger"),
                    FileMasterKey.openOrCreate(keys.resolve("master.key"))));
        BacktestNode node =
            new BacktestNode(
                pool, ledger, hash, pack -> engine, Runtime.getRuntime().availableProcessors())) {
      progress.println("recording " + DECISIONS + " decisions");
      record(ledger, engine);
      database.execute("ANALYZE");
      node.start();
      BacktestDesk desk = new BacktestDesk(pool, ledger, Clock.systemUTC());
      double seconds = 0;
      for (int i = 0; i < REPLAYS; i++) {
        progress.println("replaying them");
        seconds = replay(desk, node, hash);
      }
      return new Rate(DECISIONS, seconds, DECISIONS / seconds);
    }
  }

  /** As the server's: opening a connection takes as long as replaying some hundred decisions. */
  private static HikariDataSource pool(TestDatabase database) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    return new HikariDataSource(config);
  }

  private static void record(Ledger ledger, PolicyEngine engine)
      throws InterruptedException, ExecutionException {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Callable<Boolean>> shares = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int share = DECISIONS / WRITERS + (i < DECISIONS % WRITERS ? 1 : 0);
        Traffic traffic = new Traffic(engine, i);
        shares.add(
            () -> {
              for (int n = 0; n < share; n++) {
                ledger.append(AppendRequest.of(traffic.next()));
              }
              return true;
            });
      }
      for (Future<Boolean> done : writers.invokeAll(shares)) {
        done.get();
      }
    } finally {
      writers.shutdownNow();
    }
  }

  private static double replay(BacktestDesk desk, BacktestNode node, String hash)
      throws InterruptedException {
    long begun = System.nanoTime();
    BacktestRun run = desk.begin(BacktestRun.SHIPPED, hash, "bench");
    node.wake();
    while (run.state() == BacktestRun.State.RUNNING) {
      Thread.sleep(20);
      run = desk.last(BacktestRun.SHIPPED).orElseThrow();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    String found = desk.result(run).plain().toString();
    if (!found.contains("changed=0") || desk.result(run).replayed() != DECISIONS) {
      throw new IllegalStateException("The replay found " + run.state() + " " + found);
    }
    return seconds;
  }
}
