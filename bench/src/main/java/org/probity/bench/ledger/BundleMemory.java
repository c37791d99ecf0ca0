package org.probity.bench.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.postgresql.ds.PGSimpleDataSource;
import org.probity.audit.IndexRange;
import org.probity.audit.Ledger;
import org.probity.audit.testing.TestDatabase;
import org.probity.audit.verify.BundleVerifier;
import org.probity.audit.verify.VerificationReport;
import org.probity.reports.BundleRequest;
import org.probity.reports.BundleWriter;

/** Exports and verifies a million entries in a JVM whose heap is small. */
final class BundleMemory {
  private static final int ENTRIES = 1_000_000;
  private static final int HEAP_MIB = 512;

  private BundleMemory() {}

  /**
   * @param heap the child's, in MiB
   * @param seconds that export and verification took, and the start of the JVM
   */
  record Exported(int entries, int heap, double seconds) {}

  /**
   * @throws IllegalStateException if the child ran out of memory, or anything else went wrong
   */
  static Exported measure(Path folder, PrintStream progress)
      throws IOException, InterruptedException, ExecutionException {
    Path keys = folder.resolve("million");
    try (TestDatabase database = TestDatabase.create()) {
      try (Ledger ledger = LedgerFigures.open(database, keys)) {
        progress.println("recording " + ENTRIES + " entries");
        LedgerFigures.append(ledger, ENTRIES);
      }
      progress.println("exporting and verifying them in " + HEAP_MIB + " MiB");
      long begun = System.nanoTime();
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx" + HEAP_MIB + "m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  BundleMemory.class.getName(),
                  database.url(),
                  keys.toString(),
                  Integer.toString(ENTRIES))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("export.out").toFile())
              .start();
      if (child.waitFor() != 0) {
        throw new IllegalStateException(Files.readString(folder.resolve("export.out")));
      }
      return new Exported(ENTRIES, HEAP_MIB, (System.nanoTime() - begun) / 1e9);
    }
  }

  /**
   * The child.
   *
   * @param args the database, the folder of the keys, how many entries
   */
  public static void main(String[] args) throws IOException {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setURL(args[0]);
    database.setUser("postgres");
    Path keys = Path.of(args[1]);
    Path bundle = keys.resolve("bundle.zip");
    try (Ledger ledger = LedgerFigures.open(database, keys)) {
      IndexRange range = new IndexRange(0, Long.parseLong(args[2]));
      new BundleWriter(ledger, hash -> Optional.empty(), Clock.systemUTC())
          .write(BundleRequest.of(range, "officer:bench"), bundle);
      VerificationReport report = BundleVerifier.verify(bundle, List.of(ledger.vkey()), null);
      if (!report.ok()) {
        throw new IllegalStateException("The bundle does not verify: " + report.failure());
      }
    }
    Files.delete(bundle);
  }
}
