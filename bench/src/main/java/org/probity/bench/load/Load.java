package org.probity.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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

  static Load of(Question question, int callers, Duration warmUp, Duration time)
      throws InterruptedException, ExecutionException {
    if (!warmUp.isZero()) {
      measure(question, callers, warmUp);
    }
    return measure(question, callers, time);
  }

  private static Load measure(Question question, int callers, Duration time)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      long begun = System.nanoTime();
      List<Callable<List<Long>>> loops = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        Random random = new Random(i);
        loops.add(
            () -> {
              List<Long> taken = new ArrayList<>();
              while (System.nanoTime() - begun < time.toNanos()) {
                long asked = System.nanoTime();
                question.ask(random);
                taken.add(System.nanoTime() - asked);
              }
              return taken;
            });
      }
      List<Long> all = new ArrayList<>();
      for (Future<List<Long>> loop : threads.invokeAll(loops)) {
        all.addAll(loop.get());
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      all.sort(null);
      return new Load(all.size() / seconds, at(all, 0.5), at(all, 0.99));
    } finally {
      threads.shutdown();
    }
  }

  private static double at(List<Long> sorted, double share) {
    return sorted.get((int) (share * (sorted.size() - 1))) / 1e6;
  }
}
