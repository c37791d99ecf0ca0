package org.probity.audit.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.probity.audit.LedgerException;
import org.probity.audit.LedgerOptions;
import org.probity.audit.Signer;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.CompactRange;
import org.probity.audit.verify.ConsistencyProof;
import org.probity.audit.verify.SignedNote;
import org.probity.audit.verify.VerificationException;
import org.probity.audit.verify.VerifierKey;

/**
 * Signs where the tree stands, off the append path, whichever node is first. It signs only a tree
 * that provably continues the last one signed, in the database and in this node's own memory: else
 * it refuses, for good, until somebody looks.
 */
public final class CheckpointSigner implements AutoCloseable {
  private static final Logger LOG = System.getLogger(CheckpointSigner.class.getName());

  private final Database database;
  private final LedgerOptions options;
  private final LogKeys keys;
  private final LastSigned lastSigned;
  private final ScheduledExecutorService timer;
  private volatile @Nullable String refusal;

  public CheckpointSigner(Database database, LedgerOptions options, LogKeys keys) {
    this.database = database;
    this.options = options;
    this.keys = keys;
    this.lastSigned = new LastSigned(options.lastSigned());
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "probity-checkpoint-signer");
              thread.setDaemon(true);
              return thread;
            });
  }

  public void start() {
    long interval = options.checkpointInterval().toMillis();
    var unused = timer.scheduleWithFixedDelay(this::tick, 0, interval, TimeUnit.MILLISECONDS);
  }

  /** Why nothing is signed any more, if so. */
  public Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  private void tick() {
    try {
      signIfGrown();
      refusal = null;
    } catch (VerificationException e) {
      refuse(e.getMessage());
    } catch (LedgerException e) {
      refuse(e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "The checkpoint signer failed and tries again.", e);
    }
  }

  private void refuse(@Nullable String why) {
    String reason = "No checkpoint is signed: " + why;
    if (!reason.equals(refusal)) {
      LOG.log(Level.ERROR, reason);
    }
    refusal = reason;
  }

  /**
   * @throws VerificationException if the tree does not continue what was signed last
   */
  public synchronized void signIfGrown() {
    Optional<byte[]> remembered = lastSigned.note();
    Optional<byte[]> signed =
        database.transact(
            connection -> {
              Optional<byte[]> note = Optional.empty();
              // Before the head, so that what a new key signs has the entry that made it known.
              keys.load(connection);
              if (AdvisoryLock.SIGN.tryAcquire(connection)) {
                CompactRange now = Head.read(connection).range();
                requireContinues(connection, remembered, now);
                note = sign(connection, now);
                Earlier.forgetOld(connection, options.clock().instant());
              }
              return note;
            });
    signed.ifPresent(lastSigned::keep);
  }

  /**
   * @return the new note, or nothing if this tree is signed already
   */
  private Optional<byte[]> sign(Connection connection, CompactRange now) throws SQLException {
    Optional<byte[]> last = Checkpoints.latest(connection);
    requireContinues(connection, last, now);
    if (last.isPresent() && opened(last.get()).size() == now.size()) {
      return Optional.empty();
    }
    String origin = options.keys().origin();
    String text = new Checkpoint(origin, now.size(), now.root(), List.of()).text();
    Instant time = options.clock().instant();
    StringBuilder note = new StringBuilder(text).append('\n');
    for (Signer signer : keys.signing(time)) {
      byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
      note.append(SignedNote.line(VerifierKey.parse(signer.vkey()), signature));
    }
    options.cosigners().forEach(cosigner -> note.append(cosigner.cosign(text, time)));
    byte[] bytes = note.toString().getBytes(StandardCharsets.UTF_8);
    Checkpoints.add(connection, now.size(), bytes, time);
    return Optional.of(bytes);
  }

  private Checkpoint opened(byte[] note) {
    return Checkpoint.open(note, keys.chain().keys());
  }

  private void requireContinues(Connection connection, Optional<byte[]> note, CompactRange now)
      throws SQLException {
    if (note.isEmpty()) {
      return;
    }
    Checkpoint before = opened(note.get());
    ConsistencyProof grown =
        before.size() <= now.size()
            ? new StoredTree(connection).consistency(before.size(), now.size())
            : new ConsistencyProof(before.size(), now.size(), List.of());
    grown.verify(before.root(), now.root());
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(options.appendTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
        timer.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
