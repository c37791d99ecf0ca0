package org.probity.inference.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.probity.inference.BusyException;
import org.probity.inference.ModelException;
import org.probity.inference.TooLargeException;

/** Native memory that all computations of a host share. */
public final class MemoryBudget {
  private static final long KIB = 1024;

  private final int total;
  private final int seconds;
  private final Semaphore free;

  /**
   * @param seconds how long a computation waits for its share
   */
  public MemoryBudget(long bytes, int seconds) {
    total = (int) Math.min(Integer.MAX_VALUE, bytes / KIB);
    this.seconds = seconds;
    free = new Semaphore(total, true);
  }

  /**
   * Waits for a share.
   *
   * @return gives it back
   * @throws TooLargeException if the whole budget is less
   * @throws BusyException if nothing became free in time
   */
  Runnable take(long bytes) {
    return take(bytes, seconds);
  }

  /** As {@link #take}, without waiting. */
  Runnable takeNow(long bytes) {
    return take(bytes, 0);
  }

  private Runnable take(long bytes, int patience) {
    long wanted = (bytes + KIB - 1) / KIB;
    if (wanted > total) {
      throw new TooLargeException(
          "Computing this at once needs more than the host's " + total / KIB + " MiB.");
    }
    int share = (int) wanted;
    try {
      if (!free.tryAcquire(share, patience, TimeUnit.SECONDS)) {
        throw new BusyException("The host's memory for models is in use.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException("The server is stopping.", e);
    }
    return () -> free.release(share);
  }
}
