package org.probity.guard.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.guard.testing.Recorded;

/** Schedules over a real database and ledger, with a clock that the test sets. */
class ScheduleDeskTest {
  private static final String OFFICER = "officer:one";
  private static final ReportSchedule.Wanted DAILY =
      new ReportSchedule.Wanted(
          "Each morning",
          new ScheduleTiming(ScheduleRhythm.DAILY, 6, ZoneOffset.UTC),
          Set.of("mail-gru"),
          Set.of("log-extract"),
          "zh");
  private final Recorded recorded;
  private final ScheduleDesk desk;
  private Instant now = Instant.parse("2026-11-26T12:00:00Z");

  ScheduleDeskTest(@TempDir Path folder) {
    recorded = new Recorded(folder);
    desk = desk();
  }

  /** As a node of its own. */
  private ScheduleDesk desk() {
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        };
    return new ScheduleDesk(recorded.database.dataSource(), recorded.ledger, clock);
  }

  @AfterEach
  void close() {
    recorded.close();
  }

  @Test
  void itIsDueOnceAndThenTheNextDay() {
    ReportSchedule set = desk.create(DAILY, OFFICER);
    assertThat(desk.all()).containsExactly(set);
    assertThat(set.nextAt()).isEqualTo("2026-11-27T06:00:00Z");
    assertThat(desk.claim()).isEmpty();
    now = Instant.parse("2026-11-27T06:00:00Z");
    ScheduleDesk.Due due = one(desk.claim());
    assertThat(due.schedule().wanted()).isEqualTo(DAILY);
    assertThat(due.run().about())
        .isEqualTo(
            new ScheduleTiming.Span(
                Instant.parse("2026-11-26T00:00:00Z"), Instant.parse("2026-11-27T00:00:00Z")));
    desk.settle(due.run(), ScheduleRun.State.BEGUN);
    assertThat(desk.claim()).isEmpty();
    assertThat(one(desk.all()).nextAt()).isEqualTo("2026-11-28T06:00:00Z");
    assertThat(one(desk.runs(set.id(), 5)).export()).isEqualTo(due.run().export());
    assertThat(entries()).containsExactly(OFFICER, "system");
  }

  @Test
  void whatWasMissedIsMadeUpForOnce() {
    desk.create(DAILY, OFFICER);
    now = Instant.parse("2026-12-01T09:00:00Z");
    ScheduleDesk.Due due = one(desk().claim());
    assertThat(due.run().about().from()).isEqualTo("2026-11-26T00:00:00Z");
    assertThat(due.run().about().to()).isEqualTo("2026-12-01T00:00:00Z");
    assertThat(desk.claim()).isEmpty();
    assertThat(one(desk.all()).nextAt()).isEqualTo("2026-12-02T06:00:00Z");
  }

  @Test
  void oneOfManyNodesHasIt() {
    for (int i = 0; i < 3; i++) {
      desk.create(DAILY, OFFICER);
    }
    now = Instant.parse("2026-11-27T06:00:01Z");
    List<CompletableFuture<List<ScheduleDesk.Due>>> nodes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      nodes.add(CompletableFuture.supplyAsync(() -> desk().claim()));
    }
    List<UUID> claimed =
        nodes.stream()
            .flatMap(node -> node.join().stream())
            .map(due -> due.schedule().id())
            .toList();
    assertThat(claimed).hasSize(3).doesNotHaveDuplicates();
    assertThat(recorded.ledger.size()).isEqualTo(6);
  }

  @Test
  void whatANodeLeftBehindAnotherTakesOverUnderTheSameId() {
    desk.create(DAILY, OFFICER);
    now = Instant.parse("2026-11-27T06:00:01Z");
    ScheduleDesk.Due left = one(desk.claim());
    now = now.plus(Duration.ofMinutes(4));
    assertThat(desk.claim()).isEmpty();
    now = now.plus(Duration.ofMinutes(2));
    ScheduleDesk.Due again = one(desk().claim());
    assertThat(again.run()).isEqualTo(left.run());
    desk.settle(again.run(), ScheduleRun.State.EMPTY);
    now = now.plus(Duration.ofMinutes(10));
    assertThat(desk.claim()).isEmpty();
    assertThat(recorded.ledger.size()).as("recorded once").isEqualTo(2);
  }

  @Test
  void whatEndedIsDueNoMore() {
    ReportSchedule set = desk.create(DAILY, OFFICER);
    desk.end(set.id(), "officer:two");
    now = Instant.parse("2026-11-28T06:00:00Z");
    assertThat(desk.claim()).isEmpty();
    ReportSchedule ended = one(desk.all());
    assertThat(ended.endedBy()).isEqualTo("officer:two");
    refused(Kind.CONFLICT, () -> desk.end(set.id(), OFFICER));
    refused(Kind.NOT_FOUND, () -> desk.end(UUID.randomUUID(), OFFICER));
    assertThat(entries()).containsExactly(OFFICER, "officer:two");
  }

  @Test
  void whatMakesNoSenseIsRefusedAndItsNameStandsInNoEntry() {
    refused(Kind.MALFORMED, () -> desk.create(named(" "), OFFICER));
    refused(Kind.MALFORMED, () -> desk.create(named("x".repeat(65)), OFFICER));
    refused(Kind.MALFORMED, () -> desk.create(named("a\nb"), OFFICER));
    assertThat(recorded.ledger.size()).isZero();
    desk.create(DAILY, OFFICER);
    assertThat(new String(recorded.ledger.entry(0).orElseThrow().leaf(), StandardCharsets.UTF_8))
        .doesNotContain("morning");
  }

  private static ReportSchedule.Wanted named(String name) {
    return new ReportSchedule.Wanted(name, DAILY.timing(), Set.of(), Set.of(), "en");
  }

  /** Who acted, entry by entry. */
  private List<String> entries() {
    List<String> actors = new ArrayList<>();
    for (long index = 0; index < recorded.ledger.size(); index++) {
      String leaf =
          new String(recorded.ledger.entry(index).orElseThrow().leaf(), StandardCharsets.UTF_8);
      assertThat(leaf).contains("\"type\":\"export\"");
      actors.add(leaf.replaceFirst(".*\"actor\":\"([^\"]*)\".*", "$1"));
    }
    return actors;
  }

  private static <T> T one(List<T> list) {
    assertThat(list).hasSize(1);
    return list.get(0);
  }

  private static void refused(
      Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(GuardException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
