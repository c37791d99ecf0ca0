package org.probity.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * Half an hour of everything at once, and the server's memory every minute: flat, if the highest of
 * the last third is hardly above the highest of the third before it.
 */
public final class MixedLoad {
  private static final Duration TIME =
      Duration.ofMinutes(Long.getLong("probity.mixed.minutes", 30));

  private static final int CALLERS = 8;

  private MixedLoad() {}

  /**
   * @param residentMib of the server's process, after each minute
   */
  public record Memory(List<Long> residentMib, Load load) {
    /** The last third's highest over that of the third before it. */
    public double growth() {
      int third = residentMib.size() / 3;
      int size = residentMib.size();
      return (double) highest(size - third, size) / highest(size - 2 * third, size - third);
    }

    private long highest(int from, int to) {
      return residentMib.subList(from, to).stream().mapToLong(Long::longValue).max().orElseThrow();
    }
  }

  /**
   * @param progress hears of each minute
   */
  public static Memory measure(PrintStream progress)
      throws IOException, InterruptedException, ExecutionException {
    List<Long> resident = new ArrayList<>();
    LoadCase[] cases = LoadCase.values();
    Load load = new Load(0, 0, 0);
    try (Server server = Server.start()) {
      for (int minute = 1; minute <= TIME.toMinutes(); minute++) {
        load =
            Load.of(
                random -> {
                  LoadCase asked = cases[random.nextInt(cases.length)];
                  return random.nextInt(20) == 0
                      ? server.explain(asked, random)
                      : server.infer(asked, random);
                },
                CALLERS,
                Duration.ofMinutes(1));
        long now = server.residentMib();
        resident.add(now);
        progress.println(
            String.format(
                Locale.ROOT, "minute %d: %.1f answers/s, %d MiB", minute, load.rate(), now));
      }
    }
    return new Memory(resident, load);
  }
}
