package org.probity.audit.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.probity.audit.AppendRequest;
import org.probity.audit.Appended;
import org.probity.audit.Idempotency;
import org.probity.audit.LedgerException;
import org.probity.audit.LedgerOptions;
import org.probity.audit.LedgerUnavailableException;

/**
 * The one writer of this node: takes what has queued up and writes it as one batch. Who comes while
 * it is written joins it before the commit, which costs the disk the same for one and for many; and
 * while the disk is waited for the next batch gathers.
 */
public final class Appender implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  /** How long a commit waits at most, however slow the disk, for as many as the one before had. */
  private static final long PATIENCE = Duration.ofMillis(2).toNanos();

  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private final Database database;
  private final EventSealer sealer;
  private final LedgerOptions options;
  private final BlockingQueue<Pending> queue;
  private final Thread writer;
  private volatile boolean closing;
  private boolean databaseAway;

  /** How many the last batch had: as many callers may be about to come again. */
  private int expected;

  /** How long the last commit took, in ns: what those save who join instead of coming after it. */
  private long commitTime;

  /** Where this node's last commit left the tree; null before the first. */
  private @Nullable Head left;

  /** Whether the tree stood there when this node came again. */
  private boolean alone;

  private @Nullable Connection connection;

  public Appender(Database database, EventSealer sealer, LedgerOptions options) {
    this.database = database;
    this.sealer = sealer;
    this.options = options;
    this.queue = new ArrayBlockingQueue<>(options.queueCapacity());
    this.writer = new Thread(this::run, "probity-ledger-writer");
    writer.setDaemon(true);
  }

  public void start() {
    writer.start();
  }

  /** Seals in the caller's thread, queues, waits. */
  public Appended append(AppendRequest request) {
    if (closing) {
      throw new LedgerUnavailableException("The ledger is closed; the event was not recorded.");
    }
    Idempotency idempotency = request.idempotency();
    RequestRef requestRef =
        idempotency == null ? null : RequestRef.of(idempotency, options.masterKey());
    Pending pending = new Pending(sealer.prepare(request.event()), requestRef, request);
    if (!queue.offer(pending)) {
      throw new LedgerUnavailableException(
          "The ledger's queue is full; the event was not recorded. Try again in a moment.");
    }
    return pending.await(options.appendTimeout());
  }

  public Optional<Appended> earlier(Idempotency idempotency) {
    RequestRef request = RequestRef.of(idempotency, options.masterKey());
    return database.read(
        connection ->
            Optional.ofNullable(
                Earlier.find(connection, List.of(request), options.clock().instant()).of(request)));
  }

  private void run() {
    List<Pending> batch = new ArrayList<>();
    while (!closing || !queue.isEmpty()) {
      try {
        Pending first = queue.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, options.batchSize() - 1);
          batch.removeIf(pending -> !pending.take());
          write(batch, true);
        }
      } catch (InterruptedException e) {
        closing = true;
      } finally {
        batch.clear();
      }
    }
    disconnect();
  }

  /**
   * @param open whether others may join the batch
   */
  private void write(List<Pending> batch, boolean open) {
    if (batch.isEmpty()) {
      return;
    }
    // When it is known to be away one attempt must do, or the queue would wait behind each batch.
    long patience = databaseAway ? 0 : options.appendTimeout().toNanos() / 2;
    long start = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        attempt(batch, open);
        databaseAway = false;
        return;
      } catch (Exception | Error e) {
        boolean connectionLost = connection == null;
        if (!Database.isPassing(e) || (batch.size() > 1 && !connectionLost)) {
          isolate(batch, e);
          return;
        }
        if (System.nanoTime() - start > patience || !sleep(pause)) {
          databaseAway = true;
          fail(batch, e);
          return;
        }
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
      }
    }
  }

  private void attempt(List<Pending> batch, boolean open) throws SQLException {
    boolean done = false;
    try {
      Connection current = connected();
      BatchTransaction transaction = new BatchTransaction(current, options.clock());
      if (!open || !writtenAtOnce(batch, transaction)) {
        transaction.write(batch);
        if (open) {
          letJoin(batch, transaction);
        }
        batch.forEach(pending -> pending.perhapsWritten = true);
        long begun = System.nanoTime();
        current.commit();
        commitTime = System.nanoTime() - begun;
      }
      done = true;
      alone = transaction.foundAsLeft(left);
      left = transaction.left();
      transaction.acknowledge();
    } finally {
      if (!done) {
        alone = false;
        abandon();
      }
    }
  }

  /**
   * Where one caller comes at a time, and no other node appends, an entry takes one round trip.
   *
   * @return whether it was done; nothing was if another node appended meanwhile
   */
  private boolean writtenAtOnce(List<Pending> batch, BatchTransaction transaction)
      throws SQLException {
    Head known = left;
    Pending only = batch.get(0);
    if (known == null || !alone || expected > 1 || batch.size() > 1 || !only.isPlain()) {
      return false;
    }
    only.perhapsWritten = true;
    only.perhapsWritten = transaction.writeAndCommit(only, known);
    return only.perhapsWritten;
  }

  private void letJoin(List<Pending> batch, BatchTransaction transaction) throws SQLException {
    long end = System.nanoTime() + Math.min(commitTime, PATIENCE);
    while (batch.size() < options.batchSize()) {
      List<Pending> more = new ArrayList<>();
      if (queue.drainTo(more, options.batchSize() - batch.size()) == 0) {
        long left = batch.size() < expected ? end - System.nanoTime() : 0;
        Pending next = left > 0 ? awaitNext(left) : null;
        if (next == null) {
          break;
        }
        more.add(next);
      }
      more.removeIf(pending -> !pending.take());
      batch.addAll(more);
      if (!more.isEmpty()) {
        transaction.write(more);
      }
    }
    expected = batch.size();
  }

  private @Nullable Pending awaitNext(long nanos) {
    try {
      return queue.poll(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      closing = true;
      return null;
    }
  }

  /** A request that cannot be recorded must not take the others of its batch with it. */
  private void isolate(List<Pending> batch, Throwable failure) {
    if (batch.size() == 1) {
      LedgerException reason =
          failure instanceof LedgerException known
              ? known
              : new LedgerException(
                  "The event could not be recorded with what belongs to it.", failure);
      batch.get(0).failed(reason);
      return;
    }
    for (Pending pending : batch) {
      write(List.of(pending), false);
    }
  }

  private static void fail(List<Pending> batch, Throwable failure) {
    for (Pending pending : batch) {
      String outcome = pending.perhapsWritten ? "may have been recorded" : "was not recorded";
      pending.failed(
          new LedgerUnavailableException(
              "The ledger's database cannot be reached; the event " + outcome + ".", failure));
    }
  }

  private Connection connected() throws SQLException {
    Connection current = connection;
    if (current == null) {
      current = database.connect();
      current.setAutoCommit(false);
      connection = current;
    }
    return current;
  }

  /** Rolls back, and gives up the connection if it does not answer any more. */
  private void abandon() {
    Connection current = connection;
    try {
      if (current != null) {
        current.rollback();
      }
    } catch (SQLException e) {
      disconnect();
    }
  }

  private void disconnect() {
    try (Connection current = connection) {
      connection = null;
      if (current != null) {
        Database.rollBack(current);
        current.setAutoCommit(true);
      }
    } catch (SQLException e) {
      // It is gone, which is what was wanted.
    }
  }

  private boolean sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
      return !closing;
    } catch (InterruptedException e) {
      closing = true;
      return false;
    }
  }

  /** Writes what is queued, then stops. */
  @Override
  public void close() {
    closing = true;
    try {
      writer.join(options.appendTimeout().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
