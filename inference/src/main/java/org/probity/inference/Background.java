package org.probity.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that ask models and give way to answers: what they compute runs on themselves, not on a
 * worker; they begin a piece only while a worker is idle, or after they waited long; and the
 * operating system gives them the time that nobody else wants (Linux schedules each thread by its
 * own nice value, sched(7)).
 */
public final class Background extends Thread {
  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  /** Under load without a pause the work goes on all the same, slowly. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final long LOOK_MILLIS = 2;
  private static final int RENICE_SECONDS = 5;
  private static final Path RENICE = Path.of("/usr/bin/renice");
  private static final Path SELF = Path.of("/proc/thread-self");

  public Background(Runnable work, String name) {
    super(work, name);
    setDaemon(true);
  }

  /** Whether the calling thread is one. */
  public static boolean isCurrent() {
    return Thread.currentThread() instanceof Background;
  }

  @Override
  public void run() {
    giveWay();
    super.run();
  }

  /** The link reads {@code PID/task/TID}; raising one's own nice value needs no privilege. */
  private static void giveWay() {
    try {
      String thread = Files.readSymbolicLink(SELF).getFileName().toString();
      Process renice =
          new ProcessBuilder(RENICE.toString(), "-n", "19", "-p", thread)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!renice.waitFor(RENICE_SECONDS, TimeUnit.SECONDS) || renice.exitValue() != 0) {
        renice.destroyForcibly();
        LOG.info("Work in the background has the same priority as answers.");
      }
    } catch (IOException e) {
      LOG.info("Work in the background has the same priority as answers.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits until there is nothing else to do, but not for ever; at once on any other thread.
   *
   * @throws ModelException if the thread is interrupted
   */
  public static void awaitTurn(BooleanSupplier free) {
    if (!isCurrent()) {
      return;
    }
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    try {
      while (!free.getAsBoolean() && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException("The server is stopping.", e);
    }
  }
}
