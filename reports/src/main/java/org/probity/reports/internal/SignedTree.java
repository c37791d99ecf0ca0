package org.probity.reports.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.probity.audit.Ledger;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.VerifierKey;
import org.probity.reports.ReportException;

/**
 * A tree as the log signed it.
 *
 * @param note the signed checkpoint
 */
public record SignedTree(byte[] note, Checkpoint checkpoint) {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int ATTEMPTS = 100;

  /**
   * Waits for the signer, which follows the entries by some hundred milliseconds.
   *
   * @param size entries that the tree must have at least
   */
  public static SignedTree covering(Ledger ledger, long size) {
    List<VerifierKey> key = List.of(VerifierKey.parse(ledger.vkey()));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<byte[]> note = ledger.checkpoint();
      if (note.isPresent()) {
        Checkpoint checkpoint = Checkpoint.open(note.get(), key);
        if (checkpoint.size() >= size) {
          return new SignedTree(note.get(), checkpoint);
        }
      }
      pause();
    }
    throw new ReportException(
        ledger.signingProblem().orElse("No checkpoint covers the entries; is the signer running?"));
  }

  /** The same, but one that a witness cosigned if there is one, though the log has grown since. */
  public static SignedTree witnessed(Ledger ledger, long size) {
    return ledger
        .cosignedCheckpoint(size)
        .map(
            note ->
                new SignedTree(
                    note, Checkpoint.open(note, List.of(VerifierKey.parse(ledger.vkey())))))
        .orElseGet(() -> covering(ledger, size));
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReportException("The export was interrupted.", e);
    }
  }
}
