package org.probity.bench.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.probity.audit.AppendRequest;
import org.probity.audit.FileMasterKey;
import org.probity.audit.FileSigner;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerOptions;
import org.probity.audit.testing.TestDatabase;

/** What the ledger does in a second, PostgreSQL's share of the processors included. */
public final class LedgerFigures {
  /** As many as wait in one batch of the ledger. */
  private static final int WRITERS = 128;

  private LedgerFigures() {}

  /**
   * @param appendRate durable appends a second by 64 producers
   * @param appendP99 how long one took, in ms
   * @param jdbcRate entries a second, by JDBC as rows like the ledger's in the same database
   * @param bareRate rows a second of leaf and ciphertext alone, by JDBC
   * @param verifyRate entries of a bundle verified a second
   * @param proofs in a log of ten million; null in a short run
   * @param millionHeap MiB in which a million entries were exported and verified; null in a short
   *     run
   */
  public record Rates(
      double appendRate,
      double appendP99,
      double jdbcRate,
      double bareRate,
      double verifyRate,
      ProofFigures.@Nullable Proofs proofs,
      @Nullable Integer millionHeap) {

    /** Of the rate of JDBC. */
    public double appendShare() {
      return appendRate / jdbcRate;
    }
  }

  /**
   * Alone, for a look at these figures.
   *
   * @param args {@code long} for all of them
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException, SQLException {
    System.err.println(measure(System.err, List.of(args).contains("long")));
  }

  /**
   * @param progress hears of each step
   * @param thorough whether to make the large ones too
   */
  public static Rates measure(PrintStream progress, boolean thorough)
      throws IOException, InterruptedException, ExecutionException, SQLException {
    Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "ledger");
    AppendFigures.Appends appends;
    VerifyFigures.Verified verified;
    try (TestDatabase database = TestDatabase.durable();
        Ledger ledger = open(database, folder.resolve("keys"))) {
      appends = AppendFigures.measure(ledger, database, progress);
      verified = VerifyFigures.measure(ledger, folder, progress);
    }
    ProofFigures.Proofs proofs = thorough ? ProofFigures.measure(folder, progress) : null;
    BundleMemory.Exported million = thorough ? BundleMemory.measure(folder, progress) : null;
    progress.println(appends + ", " + verified + (thorough ? ", " + proofs + ", " + million : ""));
    return new Rates(
        appends.rate(),
        appends.p99(),
        appends.jdbc(),
        appends.bare(),
        verified.rate(),
        proofs,
        million == null ? null : million.heap());
  }

  static Ledger open(TestDatabase database, Path keys) {
    return open(database.dataSource(), keys);
  }

  static Ledger open(DataSource database, Path keys) {
    return Ledger.open(
        database,
        LedgerOptions.of(
            FileSigner.openOrCreate(keys.resolve("signing.key"), "log.bench/ledger"),
            FileMasterKey.openOrCreate(keys.resolve("master.key"))));
  }

  static void append(Ledger ledger, int entries) throws InterruptedException, ExecutionException {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Callable<Boolean>> shares = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int share = entries / WRITERS + (i < entries % WRITERS ? 1 : 0);
        shares.add(
            () -> {
              for (int n = 0; n < share; n++) {
                ledger.append(AppendRequest.of(Events.decision()));
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
}
