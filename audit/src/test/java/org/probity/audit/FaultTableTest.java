package org.probity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.audit.FaultyDataSource.Fault;
import org.probity.audit.testing.TestDatabase;

/**
 * The append path, broken once at each step, as it "fails" and as it "fails but persisted": nothing
 * acknowledged is lost, nothing stands there twice, and the caller who tries again is served.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTableTest {
  private static final String CONNECTION_LOST = "08006";
  private static final String SHUT_DOWN = "57P01";
  private static final String DISK_FULL = "53100";
  private static final String COMPANION = "INSERT INTO companion";

  /** All rows of the ledger and its head come in one message. */
  private static final String ROWS = "INSERT INTO ledger_entry";

  private final TestDatabase database = TestDatabase.create();
  private final FaultyDataSource line = new FaultyDataSource(database.dataSource());
  private final Ticking clock = new Ticking();
  private final LedgerOptions options;
  private final Ledger ledger;

  FaultTableTest(@TempDir Path folder) {
    options =
        TestLedgers.options(folder).withCheckpointInterval(Duration.ofHours(1)).withClock(clock);
    ledger = Ledger.open(line.dataSource(), options);
    database.execute("CREATE TABLE companion (index bigint PRIMARY KEY)");
    database.execute("CREATE TABLE companion_row (index bigint PRIMARY KEY, note text)");
  }

  @AfterAll
  void close() {
    ledger.close();
    database.close();
  }

  static Stream<Arguments> faults() {
    List<String> steps =
        List.of(
            "SELECT pg_advisory_xact_lock",
            "SELECT i.request_ref",
            ROWS,
            COMPANION,
            FaultyDataSource.COMMIT);
    return steps.stream()
        .flatMap(
            step ->
                Stream.of(CONNECTION_LOST, SHUT_DOWN, DISK_FULL)
                    .flatMap(
                        state ->
                            Stream.of(false, true)
                                .map(persisted -> Arguments.of(step, persisted, state))));
  }

  @ParameterizedTest(name = "{0}, persisted {1}, {2}")
  @MethodSource("faults")
  void itIsThereOnceWhateverBreaks(String step, boolean persisted, String state) {
    long before = ledger.size();
    int faults = line.faults();
    AppendRequest request = request(UUID.randomUUID().toString());
    line.arm(new Fault(step, persisted, state));
    Appended first = ledger.append(request);
    assertThat(line.faults()).as("the fault happened").isEqualTo(faults + 1);
    Appended again = ledger.append(request);
    assertThat(again.duplicate()).isTrue();
    assertThat(again.receipt()).isEqualTo(first.receipt());
    assertThat(first.index()).isEqualTo(before);
    assertThat(ledger.entry(before).orElseThrow().receipt()).isEqualTo(first.receipt());
    assertThat(ledger.size()).isEqualTo(before + 1);
    assertThat(database.queryLong("SELECT count(*) FROM companion")).isEqualTo(before + 1);
    assertThat(database.queryLong("SELECT count(*) FROM companion_row")).isEqualTo(before + 1);
    assertThat(ledger.selfCheck(entries -> {}).intact()).isTrue();
    ledger.signNow();
  }

  /** The server itself fails at one of the statements that came in one message. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT ON ledger_entry",
        "INSERT ON ledger_sealed",
        "INSERT ON ledger_node",
        "INSERT ON ledger_idempotency",
        "INSERT ON companion_row",
        "UPDATE ON ledger_head"
      })
  void aMessageIsDoneWholeOrNotAtAll(String statement) {
    try (FullOnce full = new FullOnce(database, statement)) {
      long before = ledger.size();
      AppendRequest request = request(UUID.randomUUID().toString());
      assertThat(ledger.append(request).index()).isEqualTo(before);
      assertThat(full.attempts()).isGreaterThan(1);
      assertThat(ledger.append(request).index()).isEqualTo(before);
      assertThat(database.queryLong("SELECT count(*) FROM companion")).isEqualTo(before + 1);
      assertThat(database.queryLong("SELECT count(*) FROM companion_row")).isEqualTo(before + 1);
      assertThat(ledger.selfCheck(entries -> {}).intact()).isTrue();
    }
  }

  /** Who comes while a batch is written is committed with it, and is as safe. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoJoinsABatchIsThereOnceToo(boolean persisted) throws Exception {
    long before = ledger.size();
    int faults = line.faults();
    List<CompletableFuture<Appended>> joined = new CopyOnWriteArrayList<>();
    Companion meanwhile =
        (connection, index) -> {
          if (joined.isEmpty()) {
            AppendRequest request = request((Idempotency) null);
            joined.add(CompletableFuture.supplyAsync(() -> ledger.append(request)));
            pause();
          }
        };
    line.arm(new Fault(FaultyDataSource.COMMIT, persisted, CONNECTION_LOST));
    Appended first =
        ledger.append(
            new AppendRequest(
                TestLedgers.decision().event(),
                null,
                List.of(new Noted()),
                List.of(companion(), meanwhile)));
    assertThat(joined.get(0).get(10, TimeUnit.SECONDS).index()).isEqualTo(before + 1);
    assertThat(first.index()).isEqualTo(before);
    assertThat(line.faults()).isEqualTo(faults + 1);
    assertThat(ledger.size()).isEqualTo(before + 2);
    assertThat(
            database.queryLong(
                "SELECT count(DISTINCT xmin::text) FROM ledger_entry WHERE index >= " + before))
        .as("transactions")
        .isEqualTo(1);
    assertThat(database.queryLong("SELECT count(*) FROM companion")).isEqualTo(before + 2);
    assertThat(database.queryLong("SELECT count(*) FROM companion_row")).isEqualTo(before + 2);
    assertThat(ledger.selfCheck(entries -> {}).intact()).isTrue();
  }

  /** Long enough for another caller to queue. */
  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Not passing: the caller is told, and no other request suffers. */
  @Test
  void aRefusalByTheDatabaseIsToldAndLeavesNothing() {
    long before = ledger.size();
    AppendRequest request = request("refused");
    line.arm(new Fault(COMPANION, true, "23514"));
    assertThatThrownBy(() -> ledger.append(request)).isInstanceOf(LedgerException.class);
    assertThat(ledger.size()).isEqualTo(before);
    assertThat(ledger.append(request).index()).isEqualTo(before);
  }

  /** A leader that slept through its lease: somebody else moved the head meanwhile. */
  @Test
  void aWriterThatWasOvertakenWritesAfterTheOther() {
    long before = ledger.size();
    line.before(ROWS, () -> database.execute("UPDATE ledger_head SET epoch = epoch + 1"));
    Appended appended = ledger.append(request((Idempotency) null));
    assertThat(appended.index()).isEqualTo(before);
    assertThat(ledger.selfCheck(entries -> {}).intact()).isTrue();
  }

  @Test
  void aClockThatGoesBackLosesNoCheckpoint() {
    ledger.append(request("in time"));
    ledger.signNow();
    long kept = database.queryLong("SELECT count(*) FROM ledger_checkpoint");
    clock.now = clock.now.minus(Duration.ofDays(2));
    Appended early = ledger.append(request("before its time"));
    ledger.signNow();
    assertThat(database.queryLong("SELECT count(*) FROM ledger_checkpoint")).isEqualTo(kept + 1);
    assertThat(ledger.append(request("before its time")).receipt()).isEqualTo(early.receipt());
    assertThat(ledger.selfCheck(entries -> {}).intact()).isTrue();
    clock.now = clock.now.plus(Duration.ofDays(2));
  }

  private static AppendRequest request(String key) {
    Idempotency idempotency = new Idempotency("app:k1", key, "sha256:01");
    return request(idempotency);
  }

  private static AppendRequest request(@Nullable Idempotency idempotency) {
    return new AppendRequest(
        TestLedgers.decision().event(), idempotency, List.of(new Noted()), List.of(companion()));
  }

  private static final class Noted implements CompanionRow {
    private static final Table TABLE =
        new Table("companion_row (index, note)", List.of("bigint", "text"));

    @Override
    public Table table() {
      return TABLE;
    }

    @Override
    public @Nullable Object[] values(long index) {
      return new @Nullable Object[] {index, null};
    }
  }

  private static Companion companion() {
    return (connection, index) -> {
      try (PreparedStatement insert =
          connection.prepareStatement(COMPANION + " (index) VALUES (?)")) {
        insert.setLong(1, index);
        insert.executeUpdate();
      }
    };
  }

  private static final class Ticking extends Clock {
    private volatile Instant now = Instant.parse("2026-11-24T12:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
