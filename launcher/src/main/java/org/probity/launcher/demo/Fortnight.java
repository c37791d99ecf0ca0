package org.probity.launcher.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.probity.launcher.LauncherException;

/**
 * Two weeks before now, three hours at a time: the demonstration's clock is put forward, then
 * applications ask and officers work, all through the API.
 */
public final class Fortnight {
  /** How far back it begins. */
  public static final Duration LENGTH = Duration.ofDays(14);

  private static final Duration STEP = Duration.ofHours(3);

  /** What comes before the first step takes some time of its own. */
  private static final Duration FIRST = Duration.ofMinutes(30);

  private static final int STEPS_A_DAY = 8;

  /** The same people write the same at every demonstration. */
  private static final int SEED = 20268;

  private final DemoServer server;
  private final DemoApps apps;
  private final DemoOfficers officers;

  /** Hears how far it is. */
  @FunctionalInterface
  public interface Progress {
    void at(long done, long all);
  }

  /**
   * @param sets folder of public data sets, or null for texts that come with the distribution
   */
  public Fortnight(DemoServer server, @Nullable Path sets) {
    Random random = new Random(SEED);
    this.server = server;
    this.apps = new DemoApps(server, DemoTexts.of(sets), DemoCredits.of(sets, random), random);
    this.officers = new DemoOfficers(server, random);
  }

  /**
   * @return how many decisions there are then
   * @throws LauncherException if it is no demonstration
   */
  public long fill(Progress progress) {
    long before = decisions();
    if (before > 0) {
      return before;
    }
    Instant end = Instant.now();
    Instant begin = end.minus(LENGTH).plus(Duration.ofMinutes(5));
    long steps = LENGTH.dividedBy(STEP);
    forward(begin);
    officers.prepare();
    for (int step = 0; step < steps; step++) {
      Instant time = begin.plus(FIRST).plus(STEP.multipliedBy(step));
      forward(time);
      int hour = step % STEPS_A_DAY;
      apps.ask(hour >= 2 && hour <= 6);
      if (hour == 5) {
        int day = step / STEPS_A_DAY;
        apps.object(day);
        officers.work(step + STEPS_A_DAY >= steps);
      }
      progress.at(step + 1L, steps);
    }
    forward(Instant.now());
    officers.leave();
    return decisions();
  }

  private void forward(Instant time) {
    if (server.call("admin", "POST", "/api/demo/clock", Map.of("time", time.toString())).status()
        != 200) {
      throw new LauncherException(
          "This server is no demonstration; start one with PROBITY_DEMO_CLOCK, or by make demo.");
    }
  }

  private long decisions() {
    return server.get("officer", "/api/decisions?size=1").path("total").asLong();
  }
}
