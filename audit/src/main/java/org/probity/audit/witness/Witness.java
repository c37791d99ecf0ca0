package org.probity.audit.witness;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.probity.audit.Cosigner;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.ConsistencyProof;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.KeyChain;
import org.probity.audit.verify.KeyRotation;
import org.probity.audit.verify.SignedNote;
import org.probity.audit.verify.VerificationException;
import org.probity.audit.verify.VerifierKey;

/**
 * Cosigns a log's checkpoints as long as each continues the one before, and never two that do not.
 *
 * <p>INVARIANT (no split view): the checkpoint is kept on disk before its cosignature leaves, one
 * call after another; kept by {@link #add}.
 */
public final class Witness implements AutoCloseable {
  private volatile KeyChain log;
  private final Cosigner cosigner;
  private final SeenCheckpoints seen;
  private final Clock clock;

  /**
   * @param log a key of the only log it knows; its name is the origin
   * @param state folder for what it saw last
   */
  public Witness(VerifierKey log, Cosigner cosigner, Path state, Clock clock) {
    this.log = KeyChain.of(log);
    this.cosigner = cosigner;
    this.clock = clock;
    this.seen = new SeenCheckpoints(state);
  }

  /** The key that cosigns. */
  public String vkey() {
    return cosigner.vkey();
  }

  /** The log's keys that it knows, oldest first. */
  public KeyChain log() {
    return log;
  }

  /**
   * Goes over to the log's next key, as the one it knows passed on to it.
   *
   * @throws VerificationException if it did not
   */
  public synchronized void follow(KeyRotation rotation) {
    log = log.then(rotation);
  }

  /** The last checkpoint cosigned, with the cosignature. */
  public Optional<byte[]> last() {
    return seen.last(log.current().name());
  }

  /** Size of the last checkpoint cosigned; 0 before the first. */
  public long lastSize() {
    return last().map(note -> Checkpoint.open(note, log.keys()).size()).orElse(0L);
  }

  /**
   * @return the signature line
   * @throws WitnessException with the status that C2SP tlog-witness gives to the reason
   */
  public synchronized String add(AddCheckpoint call) {
    Checkpoint offered = opened(call.note());
    if (call.old() > offered.size()) {
      throw new WitnessException(400, "The old size is larger than the checkpoint's.");
    }
    Optional<Checkpoint> last = last().map(note -> Checkpoint.open(note, log.keys()));
    long lastSize = last.map(Checkpoint::size).orElse(0L);
    if (call.old() != lastSize) {
      throw new WitnessException(409, lastSize + "\n");
    }
    requireContinues(last, offered, call.proof());
    String text = offered.text();
    String line = cosigner.cosign(text, clock.instant());
    String kept = new String(call.note(), StandardCharsets.UTF_8) + line;
    seen.keep(log.current().name(), kept.getBytes(StandardCharsets.UTF_8));
    return line;
  }

  private Checkpoint opened(byte[] note) {
    int end = new String(note, StandardCharsets.UTF_8).indexOf('\n');
    String origin = end < 0 ? "" : new String(note, StandardCharsets.UTF_8).substring(0, end);
    if (!origin.equals(log.current().name())) {
      throw new WitnessException(404, "This witness does not know the log.");
    }
    try {
      SignedNote signed = SignedNote.open(note, log.keys());
      return Checkpoint.parse(signed.text());
    } catch (VerificationException e) {
      throw new WitnessException(403, "The log's key did not sign this checkpoint.", e);
    }
  }

  private static void requireContinues(
      Optional<Checkpoint> last, Checkpoint offered, List<Hash> proof) {
    if (last.isEmpty()) {
      if (!proof.isEmpty()) {
        throw new WitnessException(422, "A first checkpoint needs no proof.");
      }
      return;
    }
    Checkpoint before = last.get();
    if (before.size() == offered.size() && !before.root().equals(offered.root())) {
      throw new WitnessException(
          409, "The log signed two trees of size " + before.size() + "; keep both checkpoints.");
    }
    try {
      new ConsistencyProof(before.size(), offered.size(), proof)
          .verify(before.root(), offered.root());
    } catch (VerificationException e) {
      throw new WitnessException(
          422, "The checkpoint does not continue the last one: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    seen.close();
  }
}
