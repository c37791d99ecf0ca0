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
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** How long the answers of all turns took. */
final class Asked {
  private final List<Long> nanos = new ArrayList<>();
  private double seconds;

  void ask(Load.Questions questions, int callers, Duration time)
      throws InterruptedException, ExecutionException {
    inParallel(
        callers, (random, begun, place) -> repeat(questions, random, begun + time.toNanos()));
  }

  /**
   * At a rate of their own, whatever the answers take: who is answered late is counted as late.
   *
   * @param rate questions a second, of all callers
   * @param over ends it before its time
   */
  void pace(Load.Questions questions, int callers, double rate, Duration time, BooleanSupplier over)
      throws InterruptedException, ExecutionException {
    long each = (long) (1e9 * callers / rate);
    inParallel(
        callers,
        (random, begun, place) -> {
          List<Long> taken = new ArrayList<>();
          long due = begun + each * place / callers;
          for (; due < begun + time.toNanos() && !over.getAsBoolean(); due += each) {
            Load.Question question = questions.next(random);
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            question.ask();
            taken.add(System.nanoTime() - due);
          }
          return taken;
        });
  }

  /** What one caller does, the how-manieth it is. */
  private interface Caller {
    List<Long> taken(Random random, long begun, int place) throws Exception;
  }

  private void inParallel(int callers, Caller caller)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      long begun = System.nanoTime();
      List<Callable<List<Long>>> loops = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        int place = i;
        loops.add(() -> caller.taken(new Random(begun + place), begun, place));
      }
      for (Future<List<Long>> loop : threads.invokeAll(loops)) {
        nanos.addAll(loop.get());
      }
      seconds += (System.nanoTime() - begun) / 1e9;
    } finally {
      threads.shutdown();
    }
  }

  private static List<Long> repeat(Load.Questions questions, Random random, long end)
      throws Exception {
    List<Long> taken = new ArrayList<>();
    while (System.nanoTime() < end) {
      Load.Question question = questions.next(random);
      long asked = System.nanoTime();
      question.ask();
      taken.add(System.nanoTime() - asked);
    }
    return taken;
  }

  Load load() {
    nanos.sort(null);
    return new Load(nanos.size() / seconds, at(0.5), at(0.99));
  }

  private double at(double share) {
    return nanos.get((int) (share * (nanos.size() - 1))) / 1e6;
  }
}
