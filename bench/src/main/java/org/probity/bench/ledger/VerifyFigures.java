package org.probity.bench.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.probity.audit.IndexRange;
import org.probity.audit.Ledger;
import org.probity.audit.verify.BundleVerifier;
import org.probity.audit.verify.VerificationReport;
import org.probity.reports.BundleRequest;
import org.probity.reports.BundleWriter;

/** Verifies a bundle of everything that was appended, as {@code probity verify} does. */
final class VerifyFigures {
  /** The first ones also compile. */
  private static final int RUNS = 5;

  private VerifyFigures() {}

  /**
   * @param rate entries a second, of the last run
   */
  record Verified(long entries, double rate) {}

  /**
   * @throws IllegalStateException if the bundle does not verify
   */
  static Verified measure(Ledger ledger, Path folder, PrintStream progress) throws IOException {
    Path bundle = folder.resolve("bundle.zip");
    long size = ledger.size();
    progress.println("exporting " + size + " entries");
    new BundleWriter(ledger, hash -> Optional.empty(), Clock.systemUTC())
        .write(BundleRequest.of(new IndexRange(0, size), "officer:bench"), bundle);
    double seconds = 0;
    for (int i = 0; i < RUNS; i++) {
      progress.println("verifying them");
      long begun = System.nanoTime();
      VerificationReport report = BundleVerifier.verify(bundle, List.of(ledger.vkey()), null);
      seconds = (System.nanoTime() - begun) / 1e9;
      if (!report.ok()) {
        throw new IllegalStateException("The bundle does not verify: " + report.failure());
      }
    }
    Files.delete(bundle);
    return new Verified(size, size / seconds);
  }
}
