package org.probity.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.probity.inference.HostOptions.Limits;
import org.probity.inference.ModelException;
import org.probity.inference.StuckException;
import org.probity.inference.TooLargeException;

class HostingTest {
  private static final long MIB = 1 << 20;
  private static final Limits LIMITS = new Limits(1, 1, 1, 1, 64, 4, 0, 8 * MIB);

  private final Hosting.Host host =
      new Hosting.Host(new Workers(2), new MemoryBudget(8 * MIB, 1), LIMITS);
  private final Hosting hosting = new Hosting("tiny", host, LIMITS);
  private final CountDownLatch hang = new CountDownLatch(1);

  @AfterEach
  void close() {
    hang.countDown();
    host.close();
  }

  @Test
  void noMoreComputeAtOnceThanThereAreWorkers() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    int sum = 0;
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int mine = i;
        Supplier<Integer> work =
            () -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              pause(Duration.ofMillis(1));
              now.decrementAndGet();
              return mine;
            };
        answers.add(callers.submit(() -> hosting.compute(MIB, work)));
      }
      for (Future<Integer> answer : answers) {
        sum += answer.get();
      }
    } finally {
      callers.shutdown();
    }
    assertThat(sum).isEqualTo(199 * 200 / 2);
    assertThat(most.get()).isEqualTo(2);
  }

  @Test
  void whoHangsIsGivenUpAndOthersGoOn() {
    Hosting other = new Hosting("other", host, LIMITS);
    for (int i = 0; i < 3; i++) {
      // More than there are workers: each must have been replaced.
      Hosting hanging = new Hosting("hanging", host, LIMITS);
      assertThatThrownBy(() -> hanging.compute(MIB, this::hang)).isInstanceOf(StuckException.class);
      assertThatThrownBy(() -> hanging.compute(MIB, () -> 1)).isInstanceOf(StuckException.class);
    }
    assertThat(other.compute(8 * MIB, () -> 42)).isEqualTo(42);
  }

  @Test
  void allStepsOfOneItemRunOnOneWorkerWhileThatIsFree() {
    waitUntilFree();
    List<Thread> threads =
        hosting.throughout(
            () ->
                List.of(
                    hosting.compute(MIB, Thread::currentThread),
                    hosting.compute(MIB, Thread::currentThread)));
    assertThat(threads.get(0)).isSameAs(threads.get(1)).isNotSameAs(Thread.currentThread());
  }

  /** Whoever waited for memory on a worker would keep it from those who would give memory back. */
  @Test
  void aStepThatLacksMemoryWaitsInLineAndNotOnAWorker() throws Exception {
    CountDownLatch holds = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    ExecutorService callers = Executors.newFixedThreadPool(2);
    try {
      Future<Integer> holder =
          callers.submit(
              () ->
                  hosting.compute(
                      8 * MIB,
                      () -> {
                        holds.countDown();
                        await(release);
                        return 1;
                      }));
      holds.await();
      waitUntilFree();
      AtomicInteger tries = new AtomicInteger();
      Future<Integer> wanting =
          callers.submit(
              () ->
                  hosting.throughout(
                      () -> {
                        if (tries.incrementAndGet() == 2) {
                          release.countDown();
                        }
                        return hosting.compute(MIB, () -> 2);
                      }));
      assertThat(wanting.get()).isEqualTo(2);
      assertThat(holder.get()).isEqualTo(1);
      assertThat(tries.get()).isEqualTo(2);
    } finally {
      callers.shutdown();
    }
  }

  @Test
  void stepsThatHangAreGivenUp() {
    waitUntilFree();
    assertThatThrownBy(() -> hosting.throughout(() -> hosting.compute(0, this::hang)))
        .isInstanceOf(StuckException.class);
    assertThatThrownBy(() -> hosting.compute(0, () -> 1)).isInstanceOf(StuckException.class);
  }

  private void waitUntilFree() {
    while (!host.workers().free()) {
      pause(Duration.ofMillis(1));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theWeightsOfWhoHangsStay() {
    AtomicInteger freed = new AtomicInteger();
    assertThatThrownBy(() -> hosting.compute(0, this::hang)).isInstanceOf(StuckException.class);
    hosting.close(freed::incrementAndGet);
    assertThat(freed.get()).isZero();
  }

  @Test
  void closingWaitsForWhatComputesAndRefusesTheRest() throws Exception {
    AtomicInteger done = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    ExecutorService caller = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> answer =
          caller.submit(
              () ->
                  hosting.compute(
                      0,
                      () -> {
                        begun.countDown();
                        pause(Duration.ofMillis(200));
                        return done.incrementAndGet();
                      }));
      begun.await();
      hosting.close(() -> assertThat(done.get()).isEqualTo(1));
      assertThat(answer.get()).isEqualTo(1);
    } finally {
      caller.shutdown();
    }
    assertThatThrownBy(() -> hosting.compute(0, () -> 1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("unloaded");
  }

  @Test
  void memoryIsSharedAndGivenBack() {
    for (int i = 0; i < 100; i++) {
      assertThat(hosting.compute(7 * MIB, () -> 1)).isEqualTo(1);
    }
    assertThatThrownBy(() -> hosting.compute(9 * MIB, () -> 1))
        .isInstanceOf(TooLargeException.class)
        .hasMessageContaining("8 MiB");
  }

  @Test
  void aFailureReachesTheCaller() {
    assertThatThrownBy(
            () ->
                hosting.compute(
                    MIB,
                    () -> {
                      throw new ModelException("So it is.");
                    }))
        .hasMessage("So it is.");
    assertThat(hosting.compute(8 * MIB, () -> 1)).isEqualTo(1);
  }

  private int hang() {
    try {
      hang.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return 0;
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
