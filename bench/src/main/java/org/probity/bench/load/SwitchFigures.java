package org.probity.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A pack taken through its whole life, compiled in a child process, while requests come in. */
public final class SwitchFigures {
  private static final int CALLERS = 8;
  private static final Duration CAPACITY = Duration.ofSeconds(5);
  private static final Duration BEFORE = Duration.ofSeconds(15);
  private static final double SHARE = 0.3;

  /** Some hundred answers fall into one switch; a percentile wants more. */
  private static final int TIMES = 4;

  /** Longer than any switch; it ends with the last step. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private SwitchFigures() {}

  /**
   * @param seconds from handing in the source to the pack being in force, of the slowest
   * @param before answers at 30 % of what the server can do
   * @param during the same meanwhile
   */
  public record Switch(double seconds, Load before, Load during) {
    /** Of the 99th percentiles. */
    public double slowdown() {
      return during.p99() / before.p99();
    }
  }

  static Switch measure(Server server, PrintStream progress)
      throws IOException, InterruptedException, ExecutionException {
    progress.println("activating a pack under load");
    Load.Questions ask = random -> server.infer(LoadCase.IMAGE, random);
    double rate = SHARE * Load.of(ask, CALLERS, CAPACITY).rate();
    activate(server, 0);
    Asked before = new Asked();
    Asked during = new Asked();
    double slowest = 0;
    ExecutorService officer = Executors.newSingleThreadExecutor();
    try {
      for (int edition = 1; edition <= TIMES; edition++) {
        before.pace(ask, CALLERS, rate, BEFORE, () -> false);
        int current = edition;
        Future<Double> activation = officer.submit(() -> activate(server, current));
        during.pace(ask, CALLERS, rate, LONGEST, activation::isDone);
        slowest = Math.max(slowest, activation.get());
      }
      return new Switch(slowest, before.load(), during.load());
    } finally {
      officer.shutdownNow();
    }
  }

  /**
   * @return seconds it took
   */
  private static double activate(Server server, int edition)
      throws IOException, InterruptedException {
    String shipped =
        server.call("officer", "GET", "/api/policies/shipped", "").path("source").textValue();
    String source = shipped + "\n# edition " + edition + "\n";
    long begun = System.nanoTime();
    String body = new ObjectMapper().createObjectNode().put("source", source).toString();
    JsonNode drafted = server.call("officer", "POST", "/api/policies", body);
    String pack = "/api/policies/" + drafted.path("id").textValue();
    server.call("officer", "POST", pack + "/test", "");
    server.call("officer", "POST", pack + "/shadow", "");
    server.call("officer2", "POST", pack + "/approve", "");
    server.call("officer", "POST", pack + "/activate", "");
    return (System.nanoTime() - begun) / 1e9;
  }
}
