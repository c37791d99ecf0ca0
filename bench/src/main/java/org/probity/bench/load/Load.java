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

  /** One question, asked with random input. */
  interface Question {
    void ask(Random random) throws Exception;
  }

  /** Of one question alone. */
  static Load of(Question question, int callers, Duration time)
      throws InterruptedException, ExecutionException {
    Asked asked = new Asked();
    asked.ask(question, callers, time);
    return asked.load();
  }

  static void warmUp(Question question, int callers, Duration time)
      throws InterruptedException, ExecutionException {
    new Asked().ask(question, callers, time);
  }

  /** Of two questions by turns, so that what slows the machine down meets both. */
  static List<Load> byTurns(Question first, Question second, int callers, Duration turn, int turns)
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
