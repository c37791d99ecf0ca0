package org.probity.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** The whole product under load: HTTP, gate, model, durable ledger, beside the bare forwards. */
public final class ServingFigures {
  /** Of each: every kind of request, then the one that most go through in a time. */
  private static final Duration SETTLE = Duration.ofMinutes(1);

  /** Until both compilers have done their work, as in a server that has run for a minute. */
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private static final Duration TURN = Duration.ofSeconds(2);
  private static final int TURNS = 5;
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
      Load.warmUp(random -> server.infer(all[random.nextInt(all.length)], random), 8, SETTLE);
      for (LoadCase asked : all) {
        Bare bare = new Bare(models, asked);
        for (int callers : CALLERS) {
          progress.println("serving " + asked + " to " + callers);
          Load.Question ask = random -> server.infer(asked, random);
          Load.warmUp(ask, callers, WARM_UP);
          Load.warmUp(bare::forward, callers, WARM_UP);
          List<Load> loads = Load.byTurns(ask, bare::forward, callers, TURN, TURNS);
          rows.add(new Row(asked.toString(), callers, loads.get(0), loads.get(1)));
        }
      }
    }
    return rows;
  }
}
