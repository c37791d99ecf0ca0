package org.probity.web.pages.evidence;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.probity.audit.CheckResult;
import org.probity.audit.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the whole ledger when an officer asks, one at a time and away from the request; on the
 * node that was asked, and known until that stops.
 */
@ApplicationScoped
public class WholeCheck {
  private static final Logger LOG = LoggerFactory.getLogger(WholeCheck.class);
  private volatile State state = new State(Phase.NEVER, 0, 0, null, null);
  @Resource private ManagedThreadFactory threads;
  @Inject private Ledger ledger;
  @Inject private Clock clock;
  private @Nullable Thread worker;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public WholeCheck() {}

  /** How far it is. */
  public enum Phase {
    NEVER,
    RUNNING,
    DONE,
    /** It could not be read to the end; nothing is known. */
    FAILED
  }

  /**
   * @param read entries so far
   * @param size entries when it began
   * @param result null until done
   * @param endedAt null until it ended
   */
  public record State(
      Phase phase, long read, long size, @Nullable CheckResult result, @Nullable Instant endedAt) {}

  public State state() {
    return state;
  }

  /** Does nothing while one runs. */
  synchronized void begin() {
    if (state.phase() != Phase.RUNNING) {
      long size = ledger.size();
      state = new State(Phase.RUNNING, 0, size, null, null);
      worker = threads.newThread(() -> run(size));
      worker.start();
    }
  }

  private void run(long size) {
    try {
      CheckResult result =
          ledger.selfCheck(read -> state = new State(Phase.RUNNING, read, size, null, null));
      state = new State(Phase.DONE, result.entries(), size, result, clock.instant());
    } catch (RuntimeException e) {
      LOG.warn("The ledger could not be verified as a whole: {}", e.getClass().getName());
      state = new State(Phase.FAILED, 0, size, null, clock.instant());
    }
  }

  @PreDestroy
  synchronized void stop() {
    if (worker != null) {
      worker.interrupt();
    }
  }
}
