package org.probity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.audit.FaultyDataSource.Fault;
import org.probity.audit.testing.TestDatabase;

/**
 * Where one caller comes at a time, lock, rows, head and commit are one message. It may break as a
 * whole, at any of its statements, or come too late.
 */
class OneRoundTripTest {
  private static final String MESSAGE = "SELECT pg_advisory_xact_lock(?);\nUPDATE";

  private final TestDatabase database = TestDatabase.create();
  private final FaultyDataSource line = new FaultyDataSource(database.dataSource());
  private final LedgerOptions options;
  private final Ledger ledger;

  OneRoundTripTest(@TempDir Path folder) {
    options = TestLedgers.options(folder).withCheckpointInterval(Duration.ofHours(1));
    ledger = Ledger.open(line.dataSource(), options);
  }

  /** From the third on, the tree is known to stand where the node left it. */
  @BeforeEach
  void appendSome() {
    for (int i = 0; i < 3; i++) {
      ledger.append(TestLedgers.decision());
    }
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  static Stream<Arguments> faults() {
    return Stream.of("08006", "57P01", "53100")
        .flatMap(state -> Stream.of(false, true).map(done -> Arguments.of(state, done)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void itIsThereOnceWhetherTheMessageArrivedOrNot(String state, boolean persisted) {
    long before = ledger.size();
    line.arm(new Fault(MESSAGE, persisted, state));
    Appended first = ledger.append(TestLedgers.decision());
    assertThat(line.faults()).isEqualTo(1);
    assertThat(first.index()).isEqualTo(before);
    assertThat(ledger.entry(before).orElseThrow().receipt()).isEqualTo(first.receipt());
    assertThat(ledger.append(TestLedgers.decision()).index()).isEqualTo(before + 1);
    assertThat(ledger.selfCheck(entries -> {}).intact()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT ON ledger_entry",
        "INSERT ON ledger_sealed",
        "INSERT ON ledger_node",
        "UPDATE ON ledger_head"
      })
  void itIsDoneWholeOrNotAtAll(String statement) {
    try (FullOnce full = new FullOnce(database, statement)) {
      long before = ledger.size();
      assertThat(ledger.append(TestLedgers.decision()).index()).isEqualTo(before);
      assertThat(full.attempts()).isGreaterThan(1);
      assertThat(ledger.selfCheck(entries -> {}).intact()).isTrue();
    }
  }

  @Test
  void whoeverComesAfterAnotherNodeWritesBehindIt() {
    long before = ledger.size();
    try (Ledger other = Ledger.open(database.dataSource(), options)) {
      line.before(MESSAGE, () -> other.append(TestLedgers.decision()));
      assertThat(ledger.append(TestLedgers.decision()).index()).isEqualTo(before + 1);
      for (Ledger next : List.of(other, ledger, ledger, ledger, other, ledger)) {
        next.append(TestLedgers.decision());
      }
    }
    assertThat(ledger.size()).isEqualTo(before + 8);
    assertThat(ledger.selfCheck(entries -> {}).intact()).isTrue();
  }

  @Test
  void aHeadThatWasChangedIsNotWrittenOver() {
    line.before(
        MESSAGE,
        () ->
            database.execute(
                "UPDATE ledger_head SET compact_range = set_byte(compact_range, 0,"
                    + " get_byte(compact_range, 0) # 1)"));
    ledger.append(TestLedgers.decision());
    assertThat(ledger.selfCheck(entries -> {}).intact()).isFalse();
  }
}
