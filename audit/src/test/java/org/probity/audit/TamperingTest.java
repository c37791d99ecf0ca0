package org.probity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.audit.testing.TestDatabase;
import org.probity.audit.verify.Rfc6962;
import org.probity.audit.verify.VerificationException;

/** Whoever changes a row of the database is found out, and the row is named. */
class TamperingTest {
  private static final int ENTRIES = 20;

  private final TestDatabase database = TestDatabase.create();
  private final Ledger ledger;

  TamperingTest(@TempDir Path folder) {
    ledger =
        Ledger.open(
            database.dataSource(),
            TestLedgers.options(folder).withCheckpointInterval(Duration.ofHours(1)));
    for (int i = 0; i < ENTRIES; i++) {
      ledger.append(TestLedgers.decision());
      if (i == 9) {
        ledger.signNow();
      }
    }
    ledger.signNow();
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  @Test
  void anUntouchedLedgerIsIntact() {
    CheckResult result = ledger.selfCheck(entries -> {});
    assertThat(result.intact()).isTrue();
    assertThat(result.entries()).isEqualTo(ENTRIES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE ledger_entry SET leaf = convert_to(replace(convert_from(leaf,'UTF8'), 'transform', 'allow'), 'UTF8') WHERE index = 7 | 7 | leaf
          UPDATE ledger_entry SET leaf_hash = sha256('x') WHERE index = 3 | 3 | leaf
          UPDATE ledger_node SET hash = sha256('x') WHERE level = 0 AND index = 5 | 5 | leaf
          UPDATE ledger_entry SET decision_id = gen_random_uuid() WHERE index = 4 | 4 | columns
          UPDATE ledger_entry SET time = time + interval '1 day' WHERE index = 6 | 6 | columns
          UPDATE ledger_entry SET type = 'access' WHERE index = 8 | 8 | columns
          UPDATE ledger_sealed SET ciphertext = 'x' WHERE index = 2 | 2 | sealed
          INSERT INTO ledger_sealed (index, ciphertext) VALUES (1000, 'x') | 1000 | sealed
          DELETE FROM ledger_sealed WHERE index = 11; DELETE FROM ledger_entry WHERE index = 11 | 11 | missing
          DELETE FROM ledger_sealed WHERE index = 19; DELETE FROM ledger_entry WHERE index = 19 | 19 | missing
          """)
  void aChangedRowIsNamed(String sql, long index, String what) {
    database.execute(sql);
    assertNamed(index, what);
  }

  private void assertNamed(long index, String what) {
    CheckResult.Tampering tampering = found();
    assertThat(tampering.index()).isEqualTo(index);
    assertThat(tampering.what()).contains(what);
  }

  private CheckResult.Tampering found() {
    return Objects.requireNonNull(ledger.selfCheck(entries -> {}).tampering());
  }

  @Test
  void aChangeThatIsConsistentInAllTablesIsBoundedByWhatWasSigned() {
    byte[] forged = "{\"forged\":true}".getBytes(StandardCharsets.UTF_8);
    String leaf = HexFormat.of().formatHex(forged);
    String hash = Rfc6962.leafHash(forged).hex();
    database.execute(
        "UPDATE ledger_entry SET leaf = '\\x%s', leaf_hash = '\\x%s', decision_id = NULL, type = '', time = 'epoch' WHERE index = 13;"
                .formatted(leaf, hash)
            + "UPDATE ledger_node SET hash = '\\x%s' WHERE level = 0 AND index = 13;"
                .formatted(hash)
            + "DELETE FROM ledger_sealed WHERE index = 13");
    CheckResult.Tampering tampering = found();
    assertThat(tampering.index()).isLessThanOrEqualTo(13);
    assertThat(tampering.lastIndex()).isGreaterThanOrEqualTo(13);
  }

  @Test
  void theSignerRefusesATreeThatDoesNotContinueTheLastOneSigned() {
    database.execute("UPDATE ledger_node SET hash = sha256('x') WHERE level = 0 AND index = 19");
    ledger.append(TestLedgers.decision());

    assertThatThrownBy(ledger::signNow).isInstanceOf(VerificationException.class);
  }

  /** As after a restore from a backup: the database agrees with itself, but others saw more. */
  @Test
  void theSignerRefusesADatabaseThatWasPutBack(@TempDir Path memory) {
    LedgerOptions remembering =
        TestLedgers.options(memory)
            .withLastSigned(memory.resolve("last"))
            .withCheckpointInterval(Duration.ofHours(1));
    try (TestDatabase young = TestDatabase.create();
        TestDatabase old = TestDatabase.create()) {
      try (Ledger before = Ledger.open(young.dataSource(), remembering)) {
        before.append(TestLedgers.decision());
        before.append(TestLedgers.decision());
        before.signNow();
      }
      try (Ledger after = Ledger.open(old.dataSource(), remembering)) {
        after.append(TestLedgers.decision());
        assertThatThrownBy(after::signNow).hasMessageContaining("cannot have shrunk");
        after.append(TestLedgers.decision());
        after.append(TestLedgers.decision());
        assertThatThrownBy(after::signNow).hasMessageContaining("does not continue");
        assertThat(after.checkpoint()).isEmpty();
      }
    }
  }

  @Test
  void theSignerRefusesATreeThatWasCutBack() {
    database.execute(
        "UPDATE ledger_head SET size = 0, compact_range = ''::bytea, epoch = epoch + 1");

    assertThatThrownBy(ledger::signNow)
        .isInstanceOf(VerificationException.class)
        .hasMessageContaining("cannot have shrunk");
  }
}
