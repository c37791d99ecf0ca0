package org.probity.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** The whole product under load: HTTP, gate, model, durable ledger, beside the bare forwards. */
public final class ServingFigures {
  private static final Duration SETTLING = Duration.ofSeconds(20);
  private static final int MOST_SETTLING = 12;

  /** Of a processor, what compilers take that have done most of their work. */
  private static final double RESTING = 0.03;

  private static final Duration WARM_UP = Duration.ofSeconds(10);

  /** For the rows of one model. */
  private static final int MOST_WARM_UPS = 6;

  private static final Duration TURN = Duration.ofSeconds(2);
  private static final int TURNS = 8;
  private static final List<Integer> CALLERS = List.of(1, 8);

  /** So many callers make the most requests. */
  private static final int WARMING = 8;

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
   * @param switched what activating a pack did to answers
   */
  public record Figures(List<Row> rows, SwitchFigures.Switch switched) {}

  /**
   * @param progress hears of each step
   */
  public static Figures measure(PrintStream progress)
      throws IOException, InterruptedException, ExecutionException {
    List<Row> rows = new ArrayList<>();
    try (Server server = Server.start();
        Models models = new Models()) {
      settle(server, progress);
      for (LoadCase asked : LoadCase.values()) {
        Bare bare = new Bare(models, asked);
        Load.Questions ask = random -> server.infer(asked, random);
        warmUp(server, ask);
        for (int callers : CALLERS) {
          progress.println("serving " + asked + " to " + callers);
          Load.warmUp(bare::forward, callers, WARM_UP);
          List<Load> loads = Load.byTurns(ask, bare::forward, callers, TURN, TURNS);
          rows.add(new Row(asked.toString(), callers, loads.get(0), loads.get(1)));
        }
      }
      return new Figures(rows, SwitchFigures.measure(server, progress));
    }
  }

  /** Until compilers rest: what is asked for the first time alone is compiled anew in part. */
  private static void warmUp(Server server, Load.Questions ask)
      throws IOException, InterruptedException, ExecutionException {
    double share = 1;
    for (int i = 0; i < MOST_WARM_UPS && share > RESTING; i++) {
      double before = server.compilerSeconds();
      Load.warmUp(ask, WARMING, WARM_UP);
      share = (server.compilerSeconds() - before) / WARM_UP.toSeconds();
    }
  }

  /**
   * Every kind of request, until compilers rest or that takes too long. Short texts take the way of
   * long ones, and many more of them go through.
   */
  private static void settle(Server server, PrintStream progress)
      throws IOException, InterruptedException, ExecutionException {
    LoadCase[] all = LoadCase.values();
    for (int i = 0; i < MOST_SETTLING; i++) {
      double before = server.compilerSeconds();
      Load.warmUp(
          random -> server.inferBrief(all[random.nextInt(all.length)], random), WARMING, SETTLING);
      double share = (server.compilerSeconds() - before) / SETTLING.toSeconds();
      progress.printf(Locale.ROOT, "warming the server up, compilers %.2f%n", share);
      if (share < RESTING) {
        return;
      }
    }
  }
}
