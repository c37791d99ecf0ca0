package org.probity.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a ledger is run.
 *
 * @param keys where the signing keys lie
 * @param cosigners the log's further keys, which sign each checkpoint too
 * @param witnesses others that are asked to cosign checkpoints
 * @param authority asked now and then to time-stamp a checkpoint, or null
 * @param queueCapacity requests waiting to be written; one more is refused at once
 * @param batchSize requests in one transaction at most
 * @param checkpointInterval between two looks at whether there is something to sign
 * @param witnessInterval between two rounds of asking the witnesses
 * @param stampInterval between two checkpoints that are time-stamped
 * @param appendTimeout how long an append may wait for the database
 * @param lastSigned file outside the database for the last checkpoint signed, by which a database
 *     that was put back is known; null for none
 * @param erasedKeys file outside the database for which keys of persons were destroyed, so that a
 *     database that was put back destroys them again; null for none
 */
public record LedgerOptions(
    KeyRing keys,
    MasterKey masterKey,
    List<Cosigner> cosigners,
    List<WitnessService> witnesses,
    @Nullable TimeStampAuthority authority,
    int queueCapacity,
    int batchSize,
    Duration checkpointInterval,
    Duration witnessInterval,
    Duration stampInterval,
    Duration appendTimeout,
    @Nullable Path lastSigned,
    @Nullable Path erasedKeys,
    Function<byte[], Companion> forgetting,
    Clock clock) {

  public LedgerOptions {
    cosigners = List.copyOf(cosigners);
    witnesses = List.copyOf(witnesses);
  }

  /** About 100 ms of work at the rate one writer reaches; more would only make callers wait. */
  private static final int QUEUE_CAPACITY = 1024;

  /** One that cannot be recorded sends all of its batch through one by one, so there is a bound. */
  private static final int BATCH_SIZE = 256;

  /** An acknowledged entry is to be covered within 2 s, a slow signature included. */
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofMillis(500);

  /** Witnesses are others' machines; what they sign is for evidence, not for every answer. */
  private static final Duration WITNESS_INTERVAL = Duration.ofSeconds(10);

  /** Evidence of when, to an hour; authorities bill or throttle more. */
  private static final Duration STAMP_INTERVAL = Duration.ofHours(1);

  /** Long enough for a database that restarts. */
  private static final Duration APPEND_TIMEOUT = Duration.ofSeconds(10);

  /** With one key, that is never rotated. */
  public static LedgerOptions of(Signer signer, MasterKey masterKey) {
    return of(KeyRing.of(signer), masterKey);
  }

  public static LedgerOptions of(KeyRing keys, MasterKey masterKey) {
    return new LedgerOptions(
        keys,
        masterKey,
        List.of(),
        List.of(),
        null,
        QUEUE_CAPACITY,
        BATCH_SIZE,
        CHECKPOINT_INTERVAL,
        WITNESS_INTERVAL,
        STAMP_INTERVAL,
        APPEND_TIMEOUT,
        null,
        null,
        reference -> (connection, index) -> {},
        Clock.systemUTC());
  }

  public LedgerOptions withCosigners(List<Cosigner> keys) {
    return with(draft -> draft.cosigners = keys);
  }

  public LedgerOptions withWitnesses(List<WitnessService> others, Duration interval) {
    return with(
        draft -> {
          draft.witnesses = others;
          draft.witnessInterval = interval;
        });
  }

  /**
   * @param authority or null
   */
  public LedgerOptions withTimeStamps(@Nullable TimeStampAuthority authority, Duration interval) {
    return with(
        draft -> {
          draft.authority = authority;
          draft.stampInterval = interval;
        });
  }

  public LedgerOptions withQueue(int capacity, int batch) {
    return with(
        draft -> {
          draft.queueCapacity = capacity;
          draft.batchSize = batch;
        });
  }

  public LedgerOptions withCheckpointInterval(Duration interval) {
    return with(draft -> draft.checkpointInterval = interval);
  }

  public LedgerOptions withAppendTimeout(Duration timeout) {
    return with(draft -> draft.appendTimeout = timeout);
  }

  public LedgerOptions withLastSigned(Path file) {
    return with(draft -> draft.lastSigned = file);
  }

  public LedgerOptions withErasedKeys(Path file) {
    return with(draft -> draft.erasedKeys = file);
  }

  public LedgerOptions withForgetting(Function<byte[], Companion> others) {
    return with(draft -> draft.forgetting = others);
  }

  public LedgerOptions withClock(Clock other) {
    return with(draft -> draft.clock = other);
  }

  private LedgerOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.done(this);
  }

  /** What may be changed after the keys are chosen. */
  private static final class Draft {
    private List<Cosigner> cosigners;
    private List<WitnessService> witnesses;
    private @Nullable TimeStampAuthority authority;
    private int queueCapacity;
    private int batchSize;
    private Duration checkpointInterval;
    private Duration witnessInterval;
    private Duration stampInterval;
    private Duration appendTimeout;
    private @Nullable Path lastSigned;
    private @Nullable Path erasedKeys;
    private Function<byte[], Companion> forgetting;
    private Clock clock;

    Draft(LedgerOptions options) {
      cosigners = options.cosigners;
      witnesses = options.witnesses;
      authority = options.authority;
      queueCapacity = options.queueCapacity;
      batchSize = options.batchSize;
      checkpointInterval = options.checkpointInterval;
      witnessInterval = options.witnessInterval;
      stampInterval = options.stampInterval;
      appendTimeout = options.appendTimeout;
      lastSigned = options.lastSigned;
      erasedKeys = options.erasedKeys;
      forgetting = options.forgetting;
      clock = options.clock;
    }

    LedgerOptions done(LedgerOptions options) {
      return new LedgerOptions(
          options.keys,
          options.masterKey,
          cosigners,
          witnesses,
          authority,
          queueCapacity,
          batchSize,
          checkpointInterval,
          witnessInterval,
          stampInterval,
          appendTimeout,
          lastSigned,
          erasedKeys,
          forgetting,
          clock);
    }
  }
}
