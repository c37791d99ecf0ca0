package org.probity.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** The whole product under load: HTTP, gate, model, durable ledger, beside the bare forwards. */
public final class ServingFigures {
  /** The first start also writes the archive of classes that later starts map. */
  private static final Duration SETTLE = Duration.ofMinutes(1);

  /** Until both compilers have done their work, as in a server that has run for a minute. */
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private static final Duration TIME = Duration.ofSeconds(8);
  private static final List<Integer> CALLERS = List.of(1, 8);

  private ServingFigures() {}

  /**
   * @param bare of as many callers, in this JVM
   */
  public record Row(String asked, int callers, Load served, Load bare) {
    /** Of the bare rate. */
    public double share() {
      return served.rate() / bare.rate();
    }
  }

  /**
   * @param progress hears of each step
   */
  public static List<Row> measure(PrintStream progress)
      throws IOException, InterruptedException, ExecutionException {
    List<Row> rows = new ArrayList<>();
    try (Server server = Server.start();
        Models models = new Models()) {
      progress.println("warming the server up");
      LoadCase[] all = LoadCase.values();
      Load.of(
          random -> server.infer(all[random.nextInt(all.length)], random),
          8,
          Duration.ZERO,
          SETTLE);
      for (LoadCase asked : all) {
        Bare bare = new Bare(models, asked);
        for (int callers : CALLERS) {
          progress.println("serving " + asked + " to " + callers);
          Load alone = Load.of(bare::forward, callers, Duration.ofSeconds(2), TIME);
          Load served = Load.of(random -> server.infer(asked, random), callers, WARM_UP, TIME);
          rows.add(new Row(asked.toString(), callers, served, alone));
        }
      }
    }
    return rows;
  }
}
