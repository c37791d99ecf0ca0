package org.probity.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.probity.inference.BusyException;
import org.probity.inference.HostOptions.Limits;
import org.probity.inference.ModelException;

/** Items computed together get what they would get alone. */
class TogetherTest {
  private static final Limits LIMITS = new Limits(1, 1, 1, 5, 6, 4, 0, 1 << 20);

  private final List<Integer> calls = new ArrayList<>();
  private final Hosting.Host host =
      new Hosting.Host(new Workers(1), new MemoryBudget(1 << 20, 1), LIMITS);
  private final Hosting hosting = new Hosting("tiny", host, LIMITS);

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void aNumberOfItemsIsComputedTogetherOnceItHasAgreed() {
    Together<Integer> together = new Together<>(this::halves, 8, 0);
    assertThat(together.compute(List.of(1, 2, 3, 4, 5))).hasSize(5);
    // Four alone, to compare, and four together; the fifth alone.
    assertThat(calls).containsExactly(1, 1, 1, 1, 4, 1);
    calls.clear();
    assertThat(together.compute(List.of(5, 6, 7, 8))).extracting(row -> row[0]).contains(2.5f, 4f);
    assertThat(calls).containsExactly(4);
  }

  @Test
  void anItemNeverGetsWhatItsNeighboursChanged() {
    Together<Integer> together =
        new Together<>(
            items -> {
              calls.add(items.size());
              // As a kernel does that adds in another order from four items on.
              float noise = items.size() < 4 ? 0 : Math.ulp(1f);
              return items.stream().map(item -> new float[] {item + noise}).toList();
            },
            8,
            0);
    for (int round = 0; round < 3; round++) {
      calls.clear();
      assertThat(together.compute(List.of(1, 1, 1, 1, 1, 1)))
          .allSatisfy(row -> assertThat(row[0]).isEqualTo(1f));
    }
    assertThat(calls).containsExactly(2, 2, 2);
  }

  @Test
  void whatWaitsForTheSameIsComputedTogether() throws Exception {
    Together<Integer> together = hosting.together(this::halves);
    together.compute(List.of(1, 2, 3, 4));
    calls.clear();
    CountDownLatch busy = new CountDownLatch(1);
    ExecutorService callers = Executors.newCachedThreadPool();
    try {
      Future<Integer> before = callers.submit(() -> hosting.compute(0, () -> waitFor(busy)));
      List<Future<List<float[]>>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int item = i;
        answers.add(callers.submit(() -> hosting.compute(0, together, List.of(item))));
      }
      while (hosting.waiting() < 5) {
        Thread.onSpinWait();
      }
      Thread.sleep(50); // from counted to queued
      busy.countDown();
      for (int i = 0; i < 4; i++) {
        assertThat(answers.get(i).get().get(0)).containsExactly(i / 2f);
      }
      assertThat(before.get()).isZero();
    } finally {
      callers.shutdown();
    }
    assertThat(calls).containsExactly(4);
  }

  @Test
  void onlyTheItemAtFaultFails() {
    Together<Integer> together =
        hosting.together(
            items -> {
              if (items.contains(0)) {
                throw new ModelException("Nothing is half of this.");
              }
              return halves(items);
            });
    assertThatThrownBy(() -> hosting.compute(0, together, List.of(1, 0, 3)))
        .hasMessage("Nothing is half of this.");
    assertThat(hosting.compute(0, together, List.of(1, 3))).hasSize(2);
  }

  @Test
  void moreThanMayWaitIsRefusedForTheMoment() {
    Together<Integer> together = hosting.together(this::halves);
    assertThatThrownBy(() -> hosting.compute(0, together, List.of(1, 2, 3, 4, 5, 6, 7)))
        .isInstanceOf(BusyException.class)
        .hasMessageContaining("tiny");
    assertThat(hosting.compute(0, together, List.of(1, 2, 3, 4, 5, 6))).hasSize(6);
  }

  private synchronized List<float[]> halves(List<Integer> items) {
    calls.add(items.size());
    return items.stream().map(item -> new float[] {item / 2f}).toList();
  }

  private static int waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return 0;
  }
}
