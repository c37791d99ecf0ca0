package org.probity.bench.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.zip.ZipFile;
import org.postgresql.ds.PGSimpleDataSource;
import org.probity.audit.IndexRange;
import org.probity.audit.Ledger;
import org.probity.audit.testing.TestDatabase;
import org.probity.audit.verify.BundleLayout;
import org.probity.audit.verify.BundleVerifier;
import org.probity.audit.verify.VerificationReport;
import org.probity.reports.BundleRequest;
import org.probity.reports.BundleWriter;

/**
 * Exports and verifies a million entries in a JVM whose heap is small, and verifies them again with
 * the script that lies in the bundle.
 */
final class BundleMemory {
  private static final int ENTRIES = 1_000_000;
  private static final int HEAP_MIB = 512;
  private static final String BUNDLE = "bundle.zip";

  private BundleMemory() {}

  /**
   * @param heap the child's, in MiB
   * @param seconds that export and verification took, and the start of the JVM
   * @param scriptSeconds that {@code verify.py} took
   */
  record Exported(int entries, int heap, double seconds, double scriptSeconds) {}

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
      double seconds = (System.nanoTime() - begun) / 1e9;
      progress.println("verifying them with the bundle's script");
      return new Exported(ENTRIES, HEAP_MIB, seconds, script(keys.resolve(BUNDLE), folder));
    }
  }

  /**
   * @return how long it took, in s
   */
  private static double script(Path bundle, Path folder) throws IOException, InterruptedException {
    Path script = folder.resolve(BundleLayout.SCRIPT);
    try (ZipFile zip = new ZipFile(bundle.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(BundleLayout.SCRIPT))) {
      Files.copy(in, script);
    }
    Path output = folder.resolve("script.out");
    long begun = System.nanoTime();
    Process python =
        new ProcessBuilder("python3", "-I", script.toString(), bundle.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (python.waitFor() != 0) {
      throw new IllegalStateException(Files.readString(output));
    }
    Files.delete(bundle);
    return (System.nanoTime() - begun) / 1e9;
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
    Path bundle = keys.resolve(BUNDLE);
    try (Ledger ledger = LedgerFigures.open(Pooled.over(database), keys)) {
      IndexRange range = new IndexRange(0, Long.parseLong(args[2]));
      new BundleWriter(ledger, hash -> Optional.empty(), Clock.systemUTC())
          .write(BundleRequest.of(range, "officer:bench"), bundle);
      VerificationReport report = BundleVerifier.verify(bundle, List.of(ledger.vkey()), null);
      if (!report.ok()) {
        throw new IllegalStateException("The bundle does not verify: " + report.failure());
      }
    }
  }
}
