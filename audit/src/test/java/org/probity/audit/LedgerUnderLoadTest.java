package org.probity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.audit.testing.TestDatabase;
import org.probity.audit.verify.Rfc6962;
import org.probity.domain.decision.DecisionId;

/** Many writers, failing companions, lost connections: nothing acknowledged is lost or doubled. */
class LedgerUnderLoadTest {
  private static final int WRITERS = 32;

  private final TestDatabase database = TestDatabase.create();
  private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
  private final LedgerOptions options;
  private final Ledger ledger;

  LedgerUnderLoadTest(@TempDir Path folder) {
    options = TestLedgers.options(folder);
    ledger = Ledger.open(database.dataSource(), options);
    database.execute("CREATE TABLE companion (index bigint PRIMARY KEY, note text NOT NULL)");
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    ledger.close();
    database.close();
  }

  @Test
  void thirtyTwoWritersGetGaplessIndexesOnTwoNodes() throws Exception {
    int each = 40;
    try (Ledger other = Ledger.open(database.dataSource(), options)) {
      List<Appended> all =
          concurrently(
              WRITERS,
              writer -> {
                Ledger node = writer % 2 == 0 ? ledger : other;
                List<Appended> mine = new ArrayList<>();
                for (int i = 0; i < each; i++) {
                  mine.add(node.append(TestLedgers.decision()));
                }
                return mine;
              });
      assertThat(all).hasSize(WRITERS * each);
      assertThat(all.stream().map(Appended::index).sorted())
          .containsExactlyElementsOf(indexes(WRITERS * each));
      assertReceiptsHold(all);
    }
    assertThat(ledger.selfCheck(entries -> {}).intact()).isTrue();
  }

  @Test
  void aFailingCompanionFailsOnlyItsOwnRequest() throws Exception {
    Companion good = (connection, index) -> insertCompanion(connection, index, "good");
    Companion bad =
        (connection, index) -> {
          throw new SQLException("refused", "23514");
        };
    List<Appended> all =
        concurrently(
            WRITERS,
            writer -> {
              boolean fails = writer % 4 == 0;
              AppendRequest request =
                  new AppendRequest(
                      TestLedgers.decision().event(),
                      null,
                      fails ? List.of(good, bad) : List.of(good));
              if (!fails) {
                return List.of(ledger.append(request));
              }
              assertThatThrownBy(() -> ledger.append(request))
                  .isInstanceOf(LedgerException.class)
                  .hasMessageContaining("could not be recorded with what belongs to it");
              return List.of();
            });
    assertThat(all).hasSize(WRITERS * 3 / 4);
    assertThat(ledger.size()).isEqualTo(all.size());
    assertThat(database.queryLong("SELECT count(*) FROM companion")).isEqualTo(all.size());
    assertThat(
            database.queryLong(
                "SELECT count(*) FROM companion JOIN ledger_entry USING (index) WHERE note = 'good'"))
        .isEqualTo(all.size());
  }

  @Test
  void theSameKeyAtTheSameTimeIsRecordedOnce() throws Exception {
    Idempotency same = new Idempotency("app:k1", "key-1", "sha256:01");
    List<Appended> all =
        concurrently(
            WRITERS,
            writer ->
                List.of(
                    ledger.append(
                        new AppendRequest(TestLedgers.decision().event(), same, List.of()))));
    assertThat(ledger.size()).isEqualTo(1);
    assertThat(all).filteredOn(appended -> !appended.duplicate()).hasSize(1);
    assertThat(all.stream().map(Appended::receipt).distinct()).hasSize(1);
    assertThat(ledger.earlier(same).orElseThrow().receipt()).isEqualTo(all.get(0).receipt());
  }

  @Test
  void cutConnectionsLoseAndDoubleNothingThatWasAcknowledged() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    CountDownLatch started = new CountDownLatch(WRITERS);
    List<Future<List<Appended>>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      writers.add(threads.submit(() -> appendUntil(over, started)));
    }
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    for (int cut = 0; cut < 20; cut++) {
      TimeUnit.MILLISECONDS.sleep(100);
      database.cutConnections();
    }
    over.set(true);
    List<Appended> all = new ArrayList<>();
    for (Future<List<Appended>> writer : writers) {
      all.addAll(writer.get(30, TimeUnit.SECONDS));
    }
    assertThat(all.stream().map(Appended::index)).doesNotHaveDuplicates();
    assertReceiptsHold(all);
    assertThat(database.queryLong("SELECT count(*) FROM companion")).isEqualTo(ledger.size());
    assertThat(ledger.selfCheck(entries -> {}).intact()).isTrue();
  }

  private List<Appended> appendUntil(AtomicBoolean over, CountDownLatch started) {
    List<Appended> mine = new ArrayList<>();
    while (!over.get()) {
      try {
        mine.add(
            ledger.append(
                new AppendRequest(
                    TestLedgers.decision(DecisionId.next(), null, Map.of("input", "x")),
                    null,
                    List.of((connection, index) -> insertCompanion(connection, index, "row")))));
      } catch (LedgerUnavailableException e) {
        // Said to the caller, who would answer 503.
      }
      started.countDown();
    }
    return mine;
  }

  @Test
  void aDatabaseThatIsAwayIsSaidSoAndUsedAgainWhenItIsBack(@TempDir Path folder) {
    ledger.append(TestLedgers.decision());
    LedgerOptions impatient = options.withAppendTimeout(Duration.ofMillis(600));
    try (Ledger other = Ledger.open(database.dataSource(), impatient)) {
      database.goAway();
      assertThatThrownBy(() -> other.append(TestLedgers.decision()))
          .isInstanceOf(LedgerUnavailableException.class);
      assertThatThrownBy(() -> other.append(TestLedgers.decision()))
          .isInstanceOf(LedgerUnavailableException.class)
          .hasMessageContaining("was not recorded");
      database.comeBack();
      assertThat(other.append(TestLedgers.decision()).index()).isEqualTo(1);
    }
  }

  @Test
  void aFullQueueIsRefusedAtOnce() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Companion slow =
        (connection, index) -> {
          reached.countDown();
          awaitQuietly(release);
        };
    try (Ledger small = Ledger.open(database.dataSource(), options.withQueue(1, 1))) {
      Future<Appended> writing =
          threads.submit(
              () ->
                  small.append(
                      new AppendRequest(TestLedgers.decision().event(), null, List.of(slow))));
      assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
      List<Future<Appended>> more =
          List.of(
              threads.submit(() -> small.append(TestLedgers.decision())),
              threads.submit(() -> small.append(TestLedgers.decision())));
      assertThat(firstFailure(more))
          .isInstanceOf(LedgerUnavailableException.class)
          .hasMessageContaining("queue is full");
      release.countDown();
      assertThat(writing.get(10, TimeUnit.SECONDS).index()).isZero();
    }
  }

  /** One of the two waits in the queue, so the other is the one that ends first. */
  private static Throwable firstFailure(List<Future<Appended>> futures) throws Exception {
    while (futures.stream().noneMatch(Future::isDone)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    Future<Appended> done = futures.stream().filter(Future::isDone).findFirst().orElseThrow();
    try {
      throw new AssertionError("Not refused: " + done.get());
    } catch (ExecutionException e) {
      return e.getCause() == null ? e : e.getCause();
    }
  }

  private interface Writer {
    List<Appended> write(int number) throws Exception;
  }

  private List<Appended> concurrently(int count, Writer writer) throws Exception {
    List<Callable<List<Appended>>> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      tasks.add(() -> writer.write(number));
    }
    List<Appended> all = new ArrayList<>();
    for (Future<List<Appended>> done : threads.invokeAll(tasks)) {
      all.addAll(done.get());
    }
    return all;
  }

  private void assertReceiptsHold(List<Appended> all) {
    Map<Long, String> hashes = new HashMap<>();
    ledger.each(
        0,
        ledger.size(),
        entry -> hashes.put(entry.index(), Rfc6962.leafHash(entry.leaf()).base64()));
    assertThat(all)
        .allSatisfy(a -> assertThat(hashes.get(a.index())).isEqualTo(a.receipt().leafHash()));
  }

  private static List<Long> indexes(int count) {
    return LongStream.range(0, count).boxed().toList();
  }

  private static void insertCompanion(Connection connection, long index, String note)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO companion (index, note) VALUES (?, ?)")) {
      insert.setLong(1, index);
      insert.setString(2, note);
      insert.executeUpdate();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
