package org.probity.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A flood of guesses is recorded, and is no flood of entries. */
class RefusedSignInsTest {
  private static final Map<String, Object> GUESS =
      Map.of("step", "refuse-password", "account", "officer:1");
  private static final Map<String, Object> OTHER =
      Map.of("step", "refuse-password", "account", "officer:2");
  private final List<Map<String, Object>> written = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-26T12:00:00Z");
  private boolean away;
  private final InstantSource time = () -> now;
  private final Clock clock = time.withZone(ZoneOffset.UTC);
  private final RefusedSignIns refused = new RefusedSignIns(this::write, clock);

  private void write(Map<String, Object> what) {
    if (away) {
      throw new IllegalStateException("The ledger is away.");
    }
    written.add(what);
  }

  @Test
  void aMinuteHasOneEntryOfAnAccountAndNoneIsForgotten() {
    for (int second = 0; second < 3_600; second++) {
      refused.count(GUESS);
      refused.round();
      now = now.plusSeconds(1);
    }
    refused.finish();
    assertThat(written).hasSizeBetween(60, 62);
    assertThat(written.get(0)).containsEntry("times", 1).containsAllEntriesOf(GUESS);
    assertThat(written.stream().mapToInt(each -> (int) each.getOrDefault("times", 0)).sum())
        .isEqualTo(3_600);
  }

  @Test
  void accountsAreCountedApart() {
    refused.count(GUESS);
    refused.count(OTHER);
    refused.count(OTHER);
    refused.round();
    assertThat(written).hasSize(2);
    assertThat(written.get(1)).containsEntry("times", 2).containsAllEntriesOf(OTHER);
  }

  @Test
  void whatTheLedgerDidNotTakeIsTriedAgain() {
    refused.count(GUESS);
    refused.count(OTHER);
    away = true;
    assertThatThrownBy(refused::round).isInstanceOf(IllegalStateException.class);
    refused.count(GUESS);
    away = false;
    refused.round();
    assertThat(written).hasSize(2);
    assertThat(written.get(0)).containsEntry("times", 2);
    assertThat(written.get(1)).containsEntry("times", 1).containsAllEntriesOf(OTHER);
  }

  @Test
  void aQuietMinuteHasNone() {
    refused.count(GUESS);
    refused.round();
    now = now.plus(Duration.ofMinutes(5));
    refused.round();
    refused.finish();
    assertThat(written).hasSize(1);
  }
}
