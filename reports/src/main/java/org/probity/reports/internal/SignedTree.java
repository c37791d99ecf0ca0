package org.probity.reports.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.probity.audit.Ledger;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.SignedNote;
import org.probity.audit.verify.VerificationException;
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
   * Waits for the signer, which follows the entries by some hundred milliseconds, and signs by the
   * log's current key.
   *
   * @param size entries that the tree must have at least
   */
  public static SignedTree covering(Ledger ledger, long size) {
    List<VerifierKey> keys = ledger.keys().all();
    VerifierKey current = ledger.keys().chain().current();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<byte[]> note = ledger.checkpoint();
      if (note.isPresent()) {
        Checkpoint checkpoint = Checkpoint.open(note.get(), keys);
        if (checkpoint.size() >= size && isSignedBy(note.get(), current)) {
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
    VerifierKey current = ledger.keys().chain().current();
    return ledger
        .cosignedCheckpoint(size)
        .filter(note -> isSignedBy(note, current))
        .map(note -> new SignedTree(note, Checkpoint.open(note, List.of(current))))
        .orElseGet(() -> covering(ledger, size));
  }

  /** Not so before the log went over to that key. */
  static boolean isSignedBy(byte[] note, VerifierKey key) {
    try {
      return SignedNote.open(note, List.of(key)).verifiedBy().contains(key);
    } catch (VerificationException e) {
      return false;
    }
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
