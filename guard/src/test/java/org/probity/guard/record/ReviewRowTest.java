package org.probity.guard.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.guard.testing.Recorded;

/** Which reviews take two officers (AI Act 14(5)). */
class ReviewRowTest {
  @Test
  void theObligationAsksForFourEyesAndIsNoTask(@TempDir Path folder) {
    try (Recorded recorded = new Recorded(folder)) {
      recorded.hold(Set.of("log"));
      assertThat(recorded.database.queryLong("SELECT count(*) FROM review WHERE four_eyes"))
          .isZero();
      recorded.hold(Set.of("log", "four-eyes"));
      assertThat(recorded.database.queryLong("SELECT count(*) FROM review WHERE four_eyes"))
          .isOne();
      assertThat(recorded.database.queryLong("SELECT count(*) FROM outbox")).isZero();
    }
  }
}
