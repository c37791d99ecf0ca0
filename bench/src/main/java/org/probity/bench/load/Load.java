package org.probity.bench.load;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;

/**
 * Callers who each ask again as soon as they are answered.
 *
 * @param rate answers a second, of all callers
 * @param p50 milliseconds
 * @param p99 milliseconds
 */
public record Load(double rate, double p50, double p99) {

  /** Makes questions with random input; what that takes is the caller's own time. */
  interface Questions {
    Question next(Random random) throws Exception;
  }

  /** One question; an answer is late by what this takes. */
  interface Question {
    void ask() throws Exception;
  }

  /** Of questions of one kind. */
  static Load of(Questions questions, int callers, Duration time)
      throws InterruptedException, ExecutionException {
    Asked asked = new Asked();
    asked.ask(questions, callers, time);
    return asked.load();
  }

  static void warmUp(Questions questions, int callers, Duration time)
      throws InterruptedException, ExecutionException {
    new Asked().ask(questions, callers, time);
  }

  /** Of two kinds by turns, so that what slows the machine down meets both. */
  static List<Load> byTurns(
      Questions first, Questions second, int callers, Duration turn, int turns)
      throws InterruptedException, ExecutionException {
    Asked one = new Asked();
    Asked other = new Asked();
    for (int i = 0; i < turns; i++) {
      one.ask(first, callers, turn);
      other.ask(second, callers, turn);
    }
    return List.of(one.load(), other.load());
  }
}
