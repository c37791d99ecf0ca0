package org.probity.audit.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.probity.audit.LedgerOptions;
import org.probity.audit.TimeStampAuthority;

/**
 * Has a checkpoint time-stamped now and then, off every other path. An authority that is away holds
 * nothing up: it is asked again.
 */
public final class TimeStampRounds implements AutoCloseable {
  private static final Logger LOG = System.getLogger(TimeStampRounds.class.getName());

  /** How soon an authority that was away is asked again. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Database database;
  private final LedgerOptions options;
  private @Nullable ScheduledExecutorService timer;
  private volatile @Nullable String problem;

  public TimeStampRounds(Database database, LedgerOptions options) {
    this.database = database;
    this.options = options;
  }

  public void start() {
    TimeStampAuthority authority = options.authority();
    if (authority == null) {
      return;
    }
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "probity-time-stamps");
              thread.setDaemon(true);
              return thread;
            });
    timer = executor;
    Duration interval = options.stampInterval();
    long pause = (interval.compareTo(LONGEST_PAUSE) < 0 ? interval : LONGEST_PAUSE).toMillis();
    var unused =
        executor.scheduleWithFixedDelay(
            () -> round(authority), 0, Math.max(1, pause), TimeUnit.MILLISECONDS);
  }

  /** Why the authority did not stamp when it was last asked, if so. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  private void round(TimeStampAuthority authority) {
    try {
      stampIfDue(authority);
      problem = null;
    } catch (RuntimeException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      if (!why.equals(problem)) {
        LOG.log(Level.WARNING, "No time-stamp of a checkpoint: {0}", why);
      }
      problem = why;
    }
  }

  private void stampIfDue(TimeStampAuthority authority) {
    Instant since = options.clock().instant().minus(options.stampInterval());
    Optional<byte[]> note = database.read(connection -> TimeStamps.due(connection, since));
    if (note.isEmpty()) {
      return;
    }
    byte[] response = authority.stamp(note.get());
    database.transact(
        connection -> {
          TimeStamps.add(connection, note.get(), response, options.clock().instant());
          return true;
        });
  }

  @Override
  public void close() {
    ScheduledExecutorService executor = timer;
    if (executor != null) {
      executor.shutdownNow();
    }
  }
}
