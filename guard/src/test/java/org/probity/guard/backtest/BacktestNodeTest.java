package org.probity.guard.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.audit.FileMasterKey;
import org.probity.audit.FileSigner;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerOptions;
import org.probity.audit.testing.TestDatabase;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.rules.PolicyEngine;

/** Runs over a real ledger in parts of four entries. */
class BacktestNodeTest {
  private static final PolicyEngine ENGINE = PolicyEngine.shipped();
  private static final String HASH = ENGINE.pack().hash();
  private static final String PACK = BacktestRun.SHIPPED;
  private static final int DECISIONS = 30;
  private static final int PARTS = 8;
  private static final Duration LONG = Duration.ofMinutes(5);

  private final TestDatabase database = TestDatabase.create();
  private final Ledger ledger;
  private final BacktestDesk desk;
  private final BacktestRuns runs = new BacktestRuns(database.dataSource());

  BacktestNodeTest(@TempDir Path folder) {
    ledger =
        Ledger.open(
            database.dataSource(),
            LedgerOptions.of(
                FileSigner.openOrCreate(folder.resolve("signing.key"), "log.test/ledger"),
                FileMasterKey.openOrCreate(folder.resolve("master.key"))));
    desk = new BacktestDesk(database.dataSource(), ledger, Clock.systemUTC(), 4);
    RecordedDecisions.append(ledger, DECISIONS);
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  private BacktestNode node(Function<String, PolicyEngine> engines) {
    return new BacktestNode(database.dataSource(), ledger, HASH, engines, 2, LONG);
  }

  private BacktestRun await(BacktestRun.State state) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      BacktestRun run = desk.last(PACK).orElseThrow();
      if (run.state() == state) {
        return run;
      }
      assertThat(System.nanoTime()).as(run.toString()).isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  @Test
  void twoNodesShareARunAndFindWhatOneReplayFinds() throws Exception {
    BacktestRun begun = desk.begin(PACK, HASH, "officer");
    assertThat(begun.parts()).isEqualTo(PARTS);
    assertThat(desk.last(PACK).orElseThrow().progress()).isZero();
    try (BacktestNode one = node(pack -> ENGINE);
        BacktestNode other = node(pack -> ENGINE)) {
      one.start();
      other.start();
      BacktestRun done = await(BacktestRun.State.DONE);
      assertThat(done.partsDone()).isEqualTo(PARTS);
      assertThat(desk.result(done).plain())
          .isEqualTo(new Backtest(ledger).run(ENGINE, 0, ledger.size()).plain())
          .containsEntry("replayed", (long) DECISIONS)
          .containsEntry("changed", 10L)
          .containsEntry("unreadable", 0L);
    }
  }

  @Test
  void aPartIsClaimedOnceUntilItsLeasePasses() throws Exception {
    desk.begin(PACK, HASH, "officer");
    Duration brief = Duration.ofSeconds(3);
    Set<Integer> claimed = new HashSet<>();
    for (int i = 0; i < PARTS; i++) {
      claimed.add(runs.claim("dead", HASH, brief).orElseThrow().number());
    }
    assertThat(claimed).hasSize(PARTS);
    try (BacktestNode node = node(pack -> ENGINE)) {
      node.start();
      assertThat(desk.result(await(BacktestRun.State.DONE)).replayed()).isEqualTo(DECISIONS);
    }
  }

  @Test
  void nobodyTakesWhatIsHeldOrOfAnotherShippedPack() {
    desk.begin(PACK, HASH, "officer");
    assertThat(runs.claim("other version", "sha256:other", LONG)).isEmpty();
    for (int i = 0; i < PARTS; i++) {
      assertThat(runs.claim("slow", HASH, LONG)).isPresent();
    }
    assertThat(runs.claim("second", HASH, LONG)).isEmpty();
  }

  @Test
  void theFirstResultOfAPartStays() {
    desk.begin(PACK, HASH, "officer");
    BacktestPart part = runs.claim("late", HASH, LONG).orElseThrow();
    BacktestResult found = new Backtest(ledger).run(ENGINE, part.from(), part.to());
    runs.store(part, found);
    runs.store(part, new BacktestResult());
    runs.release(part);
    BacktestRun run = desk.last(PACK).orElseThrow();
    assertThat(run.partsDone()).isEqualTo(1);
    assertThat(desk.result(run).replayed()).isEqualTo(4);
  }

  @Test
  void aCancelledRunTakesNoResultAndAnotherMayBegin() {
    desk.begin(PACK, HASH, "officer");
    conflict(() -> desk.begin(PACK, HASH, "officer"));
    BacktestPart part = runs.claim("node", HASH, LONG).orElseThrow();
    BacktestRun cancelled = desk.cancel(PACK, "officer");
    assertThat(cancelled.state()).isEqualTo(BacktestRun.State.CANCELLED);
    runs.store(part, new BacktestResult());
    assertThat(desk.last(PACK).map(BacktestRun::partsDone)).isEqualTo(Optional.of(0));
    assertThat(runs.claim("node", HASH, LONG)).isEmpty();
    conflict(() -> desk.cancel(PACK, "officer"));
    assertThat(desk.begin(PACK, HASH, "officer").id()).isNotEqualTo(cancelled.id());
  }

  private static void conflict(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            GuardException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));
  }

  @Test
  void aPartThatCannotBeDoneFailsTheRun() throws Exception {
    desk.begin(PACK, HASH, "officer");
    try (BacktestNode node =
        node(
            pack -> {
              throw new IllegalStateException("no engine");
            })) {
      node.start();
      while (desk.last(PACK).orElseThrow().state() == BacktestRun.State.RUNNING) {
        node.wake();
        Thread.sleep(20);
      }
      assertThat(desk.last(PACK).orElseThrow().state()).isEqualTo(BacktestRun.State.FAILED);
    }
  }
}
