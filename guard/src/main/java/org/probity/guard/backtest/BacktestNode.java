package org.probity.guard.backtest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Ledger;
import org.probity.rules.PolicyEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does parts of the runs that go on, whoever began them and on whichever node: each thread claims
 * one, replays it and stores what it found. A run outlives the node that began it.
 */
public final class BacktestNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BacktestNode.class);

  /** Some hundred times what a part takes; how long the part of a dead node waits at most. */
  private static final Duration LEASE = Duration.ofSeconds(20);

  /** How long a run that another node began waits for this one. */
  private static final long IDLE_MILLIS = 2_000;

  private final BacktestRuns runs;
  private final Backtest backtest;
  private final String shipped;
  private final Function<String, PolicyEngine> engines;
  private final Duration lease;
  private final String name = UUID.randomUUID().toString();
  private final List<Thread> threads = new ArrayList<>();
  private final Semaphore wakings = new Semaphore(0);
  private volatile boolean closed;
  private volatile @Nullable PolicyEngine last;

  /**
   * @param shipped hash of the shipped pack
   * @param engines the engine of a pack by its id, or {@link BacktestRun#SHIPPED}
   */
  public BacktestNode(
      DataSource dataSource,
      Ledger ledger,
      String shipped,
      Function<String, PolicyEngine> engines,
      int threads) {
    this(dataSource, ledger, shipped, engines, threads, LEASE);
  }

  BacktestNode(
      DataSource dataSource,
      Ledger ledger,
      String shipped,
      Function<String, PolicyEngine> engines,
      int threads,
      Duration lease) {
    this.runs = new BacktestRuns(dataSource);
    this.backtest = new Backtest(ledger);
    this.shipped = shipped;
    this.engines = engines;
    this.lease = lease;
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(this::work, "backtest-" + i);
      thread.setDaemon(true);
      this.threads.add(thread);
    }
  }

  public void start() {
    threads.forEach(Thread::start);
  }

  /** There is something to do. */
  public void wake() {
    wakings.release(threads.size());
  }

  private void work() {
    while (!closed) {
      try {
        if (!step()) {
          pause();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("A part of a replay could not be done: {}", e.getClass().getName());
        sleepAfterFailure();
      }
    }
  }

  /** Whether there was a part to do. */
  private boolean step() {
    Optional<BacktestPart> claimed = runs.claim(name, shipped, lease);
    if (claimed.isPresent()) {
      replay(claimed.get());
    }
    runs.settle();
    return claimed.isPresent();
  }

  private void replay(BacktestPart part) {
    boolean done = false;
    try {
      runs.store(part, backtest.run(engine(part), part.from(), part.to()));
      done = true;
    } finally {
      if (!done) {
        runs.release(part);
      }
    }
  }

  private PolicyEngine engine(BacktestPart part) {
    PolicyEngine known = last;
    if (known != null && known.pack().hash().equals(part.hash())) {
      return known;
    }
    PolicyEngine loaded = engines.apply(part.pack());
    last = loaded;
    return loaded;
  }

  private void pause() throws InterruptedException {
    var unused = wakings.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void sleepAfterFailure() {
    try {
      pause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  /** Ends at once; parts that were begun are given back by their lease. */
  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
  }
}
