package org.probity.detection.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a text costs whoever reads it: CPU time, the best of some runs. */
public final class Effort {
  private static final long LIMIT_MS = 100;
  private static final int RUNS = 4;

  /** On a machine that is slow just now: four times a quarter and some, where a square has 16. */
  private static final int PROPORTION = 7;

  private Effort() {}

  /**
   * Whether 64 kB are read within 100 ms, or, where the machine has no time for that, in proportion
   * to what a quarter of them takes.
   */
  public static <T> boolean isModest(Consumer<T> reader, T text, Supplier<T> quarter) {
    double whole = milliseconds(reader, text);
    return whole < LIMIT_MS || whole < PROPORTION * milliseconds(reader, quarter.get());
  }

  private static <T> double milliseconds(Consumer<T> reader, T text) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double best = Double.MAX_VALUE;
    for (int run = 0; run < RUNS && best >= LIMIT_MS; run++) {
      long before = threads.getCurrentThreadCpuTime();
      reader.accept(text);
      best = Math.min(best, (threads.getCurrentThreadCpuTime() - before) / 1e6);
    }
    return best;
  }
}
