package org.probity.guard.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.domain.decision.DecisionId;

/** Which decisions a canary judges. */
class CanaryTest {
  private static final int MANY = 20_000;

  /** Computed apart from the code: whoever reads the ledger can do so. */
  @ParameterizedTest
  @CsvSource({
    "sha256:aa, 01890000-0000-7000-8000-000000000000, 0",
    "sha256:aa, 01890000-0000-7000-8000-000000000001, 94",
    "sha256:bb, 01890000-0000-7000-8000-000000000000, 8",
    "sha256:aa, 019ac000-0000-7abc-9def-0123456789ab, 75"
  })
  void theDecisionAndThePackSayIt(String hash, UUID decision, int place) {
    assertThat(Canary.place(hash, decision)).isEqualTo(place);
  }

  @Test
  void everyPercentHasItsShare() {
    int[] decisions = new int[100];
    for (int i = 0; i < MANY; i++) {
      decisions[Canary.place("sha256:aa", DecisionId.next().value())]++;
    }
    int expected = MANY / 100;
    assertThat(IntStream.of(decisions)).allMatch(n -> n > expected / 2 && n < expected * 2);
    assertThat(Arrays.stream(decisions, 0, 5).sum()).isBetween(4 * expected, 6 * expected);
  }

  @Test
  void anotherPackTakesOtherDecisions() {
    long same =
        IntStream.range(0, MANY)
            .mapToObj(i -> DecisionId.next().value())
            .filter(id -> Canary.place("sha256:aa", id) < 10 && Canary.place("sha256:bb", id) < 10)
            .count();
    assertThat(same).isBetween(MANY / 200L, MANY / 50L);
  }
}
