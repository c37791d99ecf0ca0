package org.probity.guard.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.drift.InputDrift.Version;
import org.probity.guard.testing.Recorded;

/** The fact m.driftPsi: what a model is asked moved, or too little is known. */
class InputDriftTest {
  private static final int LEAST = StabilityDesk.LEAST;

  private final Recorded recorded;
  private final InputDrift drift;
  private final Instant now = Instant.now();

  /** The ledger writes what waits together in one batch. */
  private final ExecutorService writers = Executors.newFixedThreadPool(64);

  InputDriftTest(@TempDir Path folder) {
    recorded = new Recorded(folder);
    drift =
        new InputDrift(
            recorded.database.dataSource(),
            new StabilityDesk(recorded.database.dataSource(), recorded.recorder),
            LEAST,
            Clock.systemUTC());
  }

  @AfterEach
  void close() {
    writers.shutdownNow();
    recorded.close();
  }

  @Test
  void longerTextsThanBeforeAreDriftAndTooFewAreNothing() {
    ask("moved", 20, LEAST, i -> 10 + i % 20);
    ask("moved", 2, LEAST, i -> 20 + i % 20);
    ask("new", 20, LEAST - 1, i -> 10);
    drift.watch(List.of(new Version("moved", "1"), new Version("new", "1")));

    InputDrift.Figure moved = drift.of("moved", "1").orElseThrow();
    assertThat(moved.part()).isEqualTo("text length");
    assertThat(moved.significant()).isTrue();
    assertThat(drift.of("new", "1")).isEmpty();
  }

  private void ask(String model, int daysAgo, int times, IntUnaryOperator length) {
    Instant then = now.minus(Duration.ofDays(daysAgo));
    List<CompletableFuture<Void>> all =
        IntStream.range(0, times)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () ->
                            recorded.answer(
                                model,
                                then.plusSeconds(i),
                                "person-" + model,
                                List.of(),
                                Tensor.texts("text", "a".repeat(length.applyAsInt(i)))),
                        writers))
            .toList();
    all.forEach(CompletableFuture::join);
  }
}
