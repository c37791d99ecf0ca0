package org.probity.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SharedPassTest {
  private final List<Integer> computed = new ArrayList<>();

  @Test
  void aTextIsComputedOnceInARequest() {
    List<float[]> twice =
        SharedPass.of(
            () -> {
              ask(this, 1, 2);
              return ask(this, 2, 3, 1);
            });
    assertThat(twice).extracting(row -> row[0]).containsExactly(2f, 3f, 1f);
    assertThat(computed).containsExactly(1, 2, 3);
  }

  @Test
  void nothingPassesBetweenRequestsOrComputers() {
    SharedPass.of(
        () -> {
          ask(this, 1);
          return ask("another", 1);
        });
    SharedPass.of(() -> ask(this, 1));
    ask(this, 1);
    assertThat(computed).containsExactly(1, 1, 1, 1);
  }

  @Test
  void aRequestWithinARequestIsTheSame() {
    SharedPass.of(
        () -> {
          ask(this, 1);
          return SharedPass.of(() -> ask(this, 1));
        });
    assertThat(computed).containsExactly(1);
  }

  @Test
  void aRequestGoesOnOnAnotherThreadThatForgetsItAfterwards() {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      SharedPass.of(
          () -> {
            ask(this, 1);
            return on(other, SharedPass.carried(() -> ask(this, 1)));
          });
      on(other, () -> ask(this, 1));
    } finally {
      other.shutdown();
    }
    assertThat(computed).containsExactly(1, 1);
  }

  private static <T> T on(ExecutorService thread, Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, thread).join();
  }

  @Test
  void moreTextsThanAreKeptAreComputedAgain() {
    int[] many = new int[500];
    for (int i = 0; i < many.length; i++) {
      many[i] = i;
    }
    List<float[]> answers =
        SharedPass.of(
            () -> {
              ask(this, many);
              return ask(this, many);
            });
    assertThat(answers).hasSize(500).last().satisfies(row -> assertThat(row[0]).isEqualTo(499f));
  }

  private List<float[]> ask(Object computer, int... texts) {
    List<long[]> ids = new ArrayList<>();
    for (int text : texts) {
      ids.add(new long[] {text});
    }
    return SharedPass.through(
        computer,
        ids,
        missing -> {
          List<float[]> rows = new ArrayList<>();
          for (int place : missing) {
            computed.add(texts[place]);
            rows.add(new float[] {texts[place]});
          }
          return rows;
        });
  }
}
