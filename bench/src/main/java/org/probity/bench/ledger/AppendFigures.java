package org.probity.bench.ledger;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.probity.audit.AppendRequest;
import org.probity.audit.Ledger;
import org.probity.audit.testing.TestDatabase;

/**
 * Durable appends by 64 producers, by turns with rows of the same bytes that JDBC puts into the
 * same database, a hundred a transaction. The database waits for the disk at each commit.
 */
final class AppendFigures {
  private static final int PRODUCERS = 64;
  private static final int TURNS = 5;

  /** In which everything is compiled. */
  private static final int WARM = 2;

  private static final Duration TURN = Duration.ofSeconds(5);

  private AppendFigures() {}

  /**
   * @param rate appends a second
   * @param p99 of how long one took, in ms
   * @param jdbc entries a second, as rows like the ledger's
   * @param bare rows a second, of leaf and ciphertext alone
   */
  record Appends(double rate, double p99, double jdbc, double bare) {}

  static Appends measure(Ledger ledger, TestDatabase database, PrintStream progress)
      throws InterruptedException, ExecutionException, SQLException {
    long first = ledger.append(AppendRequest.of(Events.decision())).index();
    JdbcRows rows = new JdbcRows(database, ledger.entry(first).orElseThrow());
    List<long[]> appends = new ArrayList<>();
    long jdbc = 0;
    long bare = 0;
    for (int turn = 0; turn < TURNS; turn++) {
      progress.println("appending to the ledger, then rows by JDBC");
      long[] taken = append(ledger);
      long entries = rows.likeTheLedger(TURN);
      long plain = rows.bare(TURN);
      if (turn >= WARM) {
        appends.add(taken);
        jdbc += entries;
        bare += plain;
      }
    }
    long[] all = appends.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    double seconds = (TURNS - WARM) * (double) TURN.toSeconds();
    return new Appends(
        all.length / seconds, all[(int) (all.length * 0.99)] / 1e6, jdbc / seconds, bare / seconds);
  }

  /** How long each took, in ns. */
  private static long[] append(Ledger ledger) throws InterruptedException, ExecutionException {
    ExecutorService producers = Executors.newFixedThreadPool(PRODUCERS);
    try {
      long end = System.nanoTime() + TURN.toNanos();
      Callable<long[]> producer =
          () -> {
            LongStream.Builder taken = LongStream.builder();
            for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
              ledger.append(AppendRequest.of(Events.decision()));
              taken.add(System.nanoTime() - now);
            }
            return taken.build().toArray();
          };
      List<Future<long[]>> done = new ArrayList<>();
      for (int i = 0; i < PRODUCERS; i++) {
        done.add(producers.submit(producer));
      }
      LongStream all = LongStream.empty();
      for (Future<long[]> each : done) {
        all = LongStream.concat(all, Arrays.stream(each.get()));
      }
      return all.toArray();
    } finally {
      producers.shutdownNow();
    }
  }
}
