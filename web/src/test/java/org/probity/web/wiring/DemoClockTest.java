package org.probity.web.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoClockTest {
  private static final Duration WEEK = Duration.ofDays(7);

  private static DemoClock open(Path folder, Instant start) {
    return DemoClock.open(folder.resolve("demo-clock"), start);
  }

  @Test
  void runsBehindAndGoesOnWhereItStood(@TempDir Path folder) {
    Instant start = Instant.now().minus(WEEK);
    assertThat(open(folder, start).instant()).isCloseTo(start, within(5, ChronoUnit.SECONDS));
    DemoClock again = open(folder, Instant.now());
    assertThat(again.instant()).isCloseTo(start, within(5, ChronoUnit.SECONDS));
  }

  @Test
  void isPutForwardButNeverBackAndNeverAhead(@TempDir Path folder) {
    DemoClock clock = open(folder, Instant.now().minus(WEEK));
    Instant later = clock.instant().plus(Duration.ofDays(2));
    clock.forward(later);
    assertThat(clock.instant()).isCloseTo(later, within(5, ChronoUnit.SECONDS));
    assertThatThrownBy(() -> clock.forward(later.minus(Duration.ofHours(1))))
        .isInstanceOf(IllegalArgumentException.class);
    clock.forward(Instant.now().plus(WEEK));
    assertThat(clock.behind()).isZero();
    assertThat(open(folder, Instant.EPOCH).behind()).isZero();
  }
}
