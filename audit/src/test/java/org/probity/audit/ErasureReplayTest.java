package org.probity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.audit.testing.TestDatabase;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;

/** Whoever was erased stays erased when the database is put back (GDPR 17). */
class ErasureReplayTest {
  private static final String SUBJECT = "customer-4711";
  private final TestDatabase database = TestDatabase.create();
  private final Path folder;

  /** What the other registers were told, by the entry it was told with. */
  private final List<Map.Entry<Long, byte[]>> forgotten = new CopyOnWriteArrayList<>();

  private Ledger ledger;

  ErasureReplayTest(@TempDir Path folder) {
    this.folder = folder;
    this.ledger = open();
  }

  private Ledger open() {
    return Ledger.open(
        database.dataSource(),
        TestLedgers.options(folder)
            .withErasedKeys(erasedKeys())
            .withForgetting(
                reference -> (connection, index) -> forgotten.add(Map.entry(index, reference))));
  }

  private Path erasedKeys() {
    return folder.resolve("erased-keys");
  }

  private void reopen() {
    ledger.close();
    ledger = open();
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  private Entry append() {
    Appended appended =
        ledger.append(
            AppendRequest.of(
                TestLedgers.decision(DecisionId.next(), SUBJECT, Map.of("input", "secret"))));
    return entry(appended.index());
  }

  private Entry entry(long index) {
    return ledger.entry(index).orElseThrow();
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void aKeyThatAnOldBackupBringsBackIsDestroyedAgain() throws SQLException {
    Entry entry = append();
    sql(
        "CREATE TABLE old_key AS SELECT * FROM ledger_subject_key",
        "CREATE TABLE old_sealed AS SELECT * FROM ledger_sealed");
    ledger.erasure().erase(SUBJECT, "officer:o1", Map.of());
    sql(
        "DELETE FROM ledger_subject_key",
        "INSERT INTO ledger_subject_key OVERRIDING SYSTEM VALUE SELECT * FROM old_key",
        "INSERT INTO ledger_sealed SELECT * FROM old_sealed");
    assertThat(ledger.unseal(entry(entry.index()))).as("as put back").isPresent();
    long size = ledger.size();

    reopen();

    assertThat(ledger.unseal(entry(entry.index()))).isEmpty();
    assertThat(ledger.about(ledger.reference(SUBJECT))).isEmpty();
    assertThat(ledger.size()).isEqualTo(size + 1);
    assertThat(entry(size).type()).isEqualTo(EventType.ERASURE);
    assertThat(ledger.unseal(entry(size)).orElseThrow()).containsEntry("step", "replay");
    assertThat(ledger.selfCheck(entries -> {}).intact()).isTrue();
    assertThat(forgotten)
        .as("with each erasure, so that registers which were put back forget again")
        .extracting(Map.Entry::getKey)
        .containsExactly(size - 1, size);
    assertThat(forgotten.get(1).getValue()).isEqualTo(ledger.reference(SUBJECT));

    reopen();
    assertThat(ledger.size()).as("once").isEqualTo(size + 1);
  }

  @Test
  void whoComesAgainAfterTheErasureStays() {
    append();
    ledger.erasure().erase(SUBJECT, "officer:o1", Map.of());
    Entry later = append();
    reopen();
    assertThat(ledger.unseal(entry(later.index()))).isPresent();
  }

  /** A database of before the key was made gives its number to another. */
  @Test
  void aNumberThatIsGivenAgainIsNotMistaken() throws IOException {
    append();
    ledger.erasure().erase(SUBJECT, "officer:o1", Map.of());
    String line = Files.readString(erasedKeys()).strip();
    Files.writeString(erasedKeys(), line.replaceFirst(" \\d+$", " 2") + "\n");
    reopen();
    assertThat(Files.readString(erasedKeys())).isEmpty();
    Entry later = append();
    reopen();
    assertThat(ledger.unseal(entry(later.index()))).isPresent();
  }

  @Test
  void anErasureThatIsRefusedIsNotReplayed() throws IOException {
    Entry entry = append();
    Companion refuses =
        (connection, index) -> {
          throw new SQLException("A legal hold.", "23514");
        };
    assertThatThrownBy(
            () ->
                ledger
                    .erasure()
                    .erase(ledger.reference(SUBJECT), "officer:o1", Map.of(), List.of(refuses)))
        .isInstanceOf(LedgerException.class);
    assertThat(Files.exists(erasedKeys()) ? Files.readString(erasedKeys()) : "").isEmpty();
    reopen();
    assertThat(ledger.unseal(entry(entry.index()))).isPresent();
  }
}
