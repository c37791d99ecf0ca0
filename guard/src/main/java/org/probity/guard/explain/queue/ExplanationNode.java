package org.probity.guard.explain.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.probity.audit.LedgerUnavailableException;
import org.probity.guard.GuardException;
import org.probity.inference.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Explains what waits, one after another on each of its threads, which give way to answers. A job
 * outlives the node that works on it: its lease passes, and another takes it.
 */
public final class ExplanationNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExplanationNode.class);

  /** How long the job of a dead node waits. */
  private static final Duration LEASE = Duration.ofSeconds(15);

  private static final long RENEW_MILLIS = LEASE.toMillis() / 3;

  /** How long a job waits that another node took in. */
  private static final long IDLE_MILLIS = 1_000;

  /** Before something is tried again that could not be done just now. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final ExplanationQueue queue;
  private final ExplanationJobs jobs;
  private final LateExplanations explanations;
  private final String name = UUID.randomUUID().toString();
  private final List<Thread> threads = new ArrayList<>();
  private final Semaphore wakings = new Semaphore(0);
  private volatile boolean closed;

  /**
   * @param threads how many explanations are made at once, at least one
   */
  public ExplanationNode(ExplanationQueue queue, LateExplanations explanations, int threads) {
    this.queue = queue;
    this.jobs = queue.jobs();
    this.explanations = explanations;
    for (int i = 0; i < threads; i++) {
      this.threads.add(new Background(this::work, "explanation-" + i));
    }
    Thread lease = new Thread(this::keepLease, "explanation-lease");
    lease.setDaemon(true);
    this.threads.add(lease);
  }

  public void start() {
    threads.forEach(Thread::start);
  }

  /** There is something to do. */
  public void wake() {
    wakings.release();
  }

  private void work() {
    while (!closed) {
      try {
        if (!step()) {
          var unused = wakings.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("An explanation could not be made: {}", e.getClass().getName());
        pause();
      }
    }
  }

  /** Whether there was one to make. */
  private boolean step() {
    Optional<ExplanationJob> claimed = jobs.claim(name, LEASE);
    claimed.ifPresent(this::make);
    if (claimed.isEmpty()) {
      jobs.settle();
    }
    queue.look();
    return claimed.isPresent();
  }

  private void make(ExplanationJob job) {
    boolean attempted = true;
    boolean ended = false;
    try {
      explanations.make(job);
      ended = true;
    } catch (JobEnd.OvertakenException e) {
      jobs.drop(job.id(), String.valueOf(e.getMessage()));
      ended = true;
    } catch (LedgerUnavailableException e) {
      attempted = false;
    } catch (GuardException e) {
      switch (e.kind()) {
        case BUSY -> attempted = false;
        case UNAVAILABLE -> LOG.warn("An explanation failed; it is tried again.");
        case NOT_FOUND -> {
          jobs.drop(job.id(), String.valueOf(e.getMessage()));
          ended = true;
        }
        default -> {
          jobs.fail(job.id(), String.valueOf(e.getMessage()));
          ended = true;
        }
      }
    } finally {
      if (!ended) {
        jobs.release(job.id(), attempted, PAUSE);
      }
    }
  }

  private void keepLease() {
    while (!closed) {
      try {
        TimeUnit.MILLISECONDS.sleep(RENEW_MILLIS);
        jobs.renew(name, LEASE);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("The lease of explanations could not be kept: {}", e.getClass().getName());
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  /** Ends at once; what was begun is given back by its lease. */
  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
  }
}
