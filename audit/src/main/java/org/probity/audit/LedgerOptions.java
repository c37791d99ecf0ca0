package org.probity.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a ledger is run.
 *
 * @param cosigners the log's further keys, which sign each checkpoint too
 * @param witnesses others that are asked to cosign checkpoints
 * @param queueCapacity requests waiting to be written; one more is refused at once
 * @param batchSize requests in one transaction at most
 * @param checkpointInterval between two looks at whether there is something to sign
 * @param witnessInterval between two rounds of asking the witnesses
 * @param appendTimeout how long an append may wait for the database
 * @param lastSigned file outside the database for the last checkpoint signed, by which a database
 *     that was put back is known; null for none
 * @param erasedKeys file outside the database for which keys of persons were destroyed, so that a
 *     database that was put back destroys them again; null for none
 */
public record LedgerOptions(
    Signer signer,
    MasterKey masterKey,
    List<Cosigner> cosigners,
    List<WitnessService> witnesses,
    int queueCapacity,
    int batchSize,
    Duration checkpointInterval,
    Duration witnessInterval,
    Duration appendTimeout,
    @Nullable Path lastSigned,
    @Nullable Path erasedKeys,
    Clock clock) {

  public LedgerOptions {
    cosigners = List.copyOf(cosigners);
    witnesses = List.copyOf(witnesses);
  }

  /** About 100 ms of work at the rate one writer reaches; more would only make callers wait. */
  private static final int QUEUE_CAPACITY = 1024;

  /** JDBC batches gain little beyond this. */
  private static final int BATCH_SIZE = 128;

  /** An acknowledged entry is to be covered within 2 s, a slow signature included. */
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofMillis(500);

  /** Witnesses are others' machines; what they sign is for evidence, not for every answer. */
  private static final Duration WITNESS_INTERVAL = Duration.ofSeconds(10);

  /** Long enough for a database that restarts. */
  private static final Duration APPEND_TIMEOUT = Duration.ofSeconds(10);

  public static LedgerOptions of(Signer signer, MasterKey masterKey) {
    return new LedgerOptions(
        signer,
        masterKey,
        List.of(),
        List.of(),
        QUEUE_CAPACITY,
        BATCH_SIZE,
        CHECKPOINT_INTERVAL,
        WITNESS_INTERVAL,
        APPEND_TIMEOUT,
        null,
        null,
        Clock.systemUTC());
  }

  public LedgerOptions withCosigners(List<Cosigner> keys) {
    return new LedgerOptions(
        signer,
        masterKey,
        keys,
        witnesses,
        queueCapacity,
        batchSize,
        checkpointInterval,
        witnessInterval,
        appendTimeout,
        lastSigned,
        erasedKeys,
        clock);
  }

  public LedgerOptions withWitnesses(List<WitnessService> others, Duration interval) {
    return new LedgerOptions(
        signer,
        masterKey,
        cosigners,
        others,
        queueCapacity,
        batchSize,
        checkpointInterval,
        interval,
        appendTimeout,
        lastSigned,
        erasedKeys,
        clock);
  }

  public LedgerOptions withQueue(int capacity, int batch) {
    return new LedgerOptions(
        signer,
        masterKey,
        cosigners,
        witnesses,
        capacity,
        batch,
        checkpointInterval,
        witnessInterval,
        appendTimeout,
        lastSigned,
        erasedKeys,
        clock);
  }

  public LedgerOptions withCheckpointInterval(Duration interval) {
    return new LedgerOptions(
        signer,
        masterKey,
        cosigners,
        witnesses,
        queueCapacity,
        batchSize,
        interval,
        witnessInterval,
        appendTimeout,
        lastSigned,
        erasedKeys,
        clock);
  }

  public LedgerOptions withAppendTimeout(Duration timeout) {
    return new LedgerOptions(
        signer,
        masterKey,
        cosigners,
        witnesses,
        queueCapacity,
        batchSize,
        checkpointInterval,
        witnessInterval,
        timeout,
        lastSigned,
        erasedKeys,
        clock);
  }

  public LedgerOptions withLastSigned(Path file) {
    return new LedgerOptions(
        signer,
        masterKey,
        cosigners,
        witnesses,
        queueCapacity,
        batchSize,
        checkpointInterval,
        witnessInterval,
        appendTimeout,
        file,
        erasedKeys,
        clock);
  }

  public LedgerOptions withErasedKeys(Path file) {
    return new LedgerOptions(
        signer,
        masterKey,
        cosigners,
        witnesses,
        queueCapacity,
        batchSize,
        checkpointInterval,
        witnessInterval,
        appendTimeout,
        lastSigned,
        file,
        clock);
  }

  public LedgerOptions withClock(Clock other) {
    return new LedgerOptions(
        signer,
        masterKey,
        cosigners,
        witnesses,
        queueCapacity,
        batchSize,
        checkpointInterval,
        witnessInterval,
        appendTimeout,
        lastSigned,
        erasedKeys,
        other);
  }
}
