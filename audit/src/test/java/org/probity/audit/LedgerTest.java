package org.probity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.audit.testing.TestDatabase;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.Rfc6962;
import org.probity.audit.verify.TlogProof;
import org.probity.audit.verify.VerifierKey;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;

/** Recording and reading, on a real PostgreSQL. */
class LedgerTest {
  private static final String MAIL = "jane.doe@example.org";

  private final TestDatabase database = TestDatabase.create();
  private final LedgerOptions options;
  private final Ledger ledger;

  LedgerTest(@TempDir Path folder) {
    options = TestLedgers.options(folder);
    ledger = Ledger.open(database.dataSource(), options);
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  @Test
  void whatIsAppendedCanBeReadByIndexAndByDecision() {
    DecisionId id = DecisionId.next();
    LedgerEvent event = TestLedgers.decision(id, "person-7", Map.of("input", MAIL, "n", 12));

    Appended appended = ledger.append(AppendRequest.of(event));

    Entry entry = ledger.byDecision(id).orElseThrow();
    assertThat(entry.index()).isEqualTo(appended.index()).isZero();
    assertThat(entry.receipt()).isEqualTo(appended.receipt());
    assertThat(Rfc6962.leafHash(entry.leaf())).isEqualTo(entry.leafHash());
    assertThat(entry.type()).isEqualTo(EventType.DECISION);
    assertThat(ledger.entry(0).orElseThrow().leaf()).isEqualTo(entry.leaf());
    assertThat(ledger.entry(1)).isEmpty();
    assertThat(ledger.unseal(entry).orElseThrow()).isEqualTo(Map.of("input", MAIL, "n", 12));
  }

  @Test
  void theLeafIsCanonicalJsonWithTheFieldsOfTheContract() {
    DecisionId id = DecisionId.next();
    ledger.append(AppendRequest.of(TestLedgers.decision(id, "person-7", Map.of("input", MAIL))));

    String leaf = ledger.entry(0).orElseThrow().json();

    assertThat(leaf)
        .matches(
            "\\{\"_sd\":\\[\"[\\w-]{43}\"],\"_sd_alg\":\"sha-256\",\"actor\":\"app:k1\","
                + "\"ciphertext_digest\":\"sha256:[0-9a-f]{64}\",\"decision_id\":\""
                + id
                + "\",\"evaluation_date\":\"2026-11-24\",\"explanation_digest\":\"sha256:ee\","
                + "\"log\":\"log.test/ledger\",\"model\":\\{\"digest\":\"sha256:aa\","
                + "\"name\":\"toxicity-minilm\",\"version\":\"1\"},\"nonce\":\"[\\w+/]{22}==\","
                + "\"policy_pack\":\"sha256:bb\",\"rules\":\\[\\{\"effect\":\"redact\","
                + "\"id\":\"PRV-01\"}],\"subject\":\"[\\w+/]{43}=\","
                + "\"time\":\"2026-11-24T01:02:03.004Z\",\"type\":\"decision\",\"v\":1,"
                + "\"verdict\":\"transform\"}");
  }

  @Test
  void whatIsNotSaidIsNotInTheLeaf() {
    Instant time = Instant.parse("2026-11-24T01:02:03Z");
    ledger.append(AppendRequest.of(LedgerEvent.of(EventType.CONFIG, time, "system", Map.of())));

    assertThat(ledger.entry(0).orElseThrow().json())
        .matches(
            "\\{\"_sd\":\\[],\"_sd_alg\":\"sha-256\",\"actor\":\"system\",\"log\":\"[^\"]*\","
                + "\"nonce\":\"[^\"]*\",\"time\":\"2026-11-24T01:02:03Z\",\"type\":\"config\","
                + "\"v\":1}");
  }

  @Test
  void aProofFileVerifiesOfflineAgainstTheKey() {
    appendDecisions(5);
    ledger.signNow();

    TlogProof proof = TlogProof.parse(ledger.tlogProof(3).getBytes(StandardCharsets.UTF_8));
    byte[] leaf = ledger.entry(3).orElseThrow().leaf();
    List<VerifierKey> keys = List.of(VerifierKey.parse(ledger.vkey()));
    Checkpoint checkpoint = proof.verify(leaf, ledger.origin(), keys, List.of(), 0);

    assertThat(checkpoint.size()).isEqualTo(5);
    assertThat(checkpoint.root()).isEqualTo(rootOf(5));
  }

  @Test
  void proofsBetweenEarlierSizesHold() {
    appendDecisions(5);

    ledger.inclusion(3, 4).verify(ledger.entry(3).orElseThrow().leafHash(), rootOf(4));
    ledger.consistency(2, 5).verify(rootOf(2), rootOf(5));
  }

  private void appendDecisions(int count) {
    for (int i = 0; i < count; i++) {
      ledger.append(TestLedgers.decision());
    }
  }

  private Hash rootOf(int size) {
    return Rfc6962.root(
        LongStream.range(0, size).mapToObj(i -> ledger.entry(i).orElseThrow().leafHash()).toList());
  }

  @Test
  void whatIsNotThereIsSaidByType() {
    assertThatThrownBy(() -> ledger.tile(0, 0, 1)).isInstanceOf(NotInLedgerException.class);
    assertThatThrownBy(() -> ledger.tile(9, 0, 1)).isInstanceOf(NotInLedgerException.class);
    assertThatThrownBy(() -> ledger.entryBundle(0, 257)).isInstanceOf(NotInLedgerException.class);
    assertThatThrownBy(() -> ledger.inclusion(0, 1)).isInstanceOf(NotInLedgerException.class);
    assertThatThrownBy(() -> ledger.consistency(1, 2)).isInstanceOf(NotInLedgerException.class);
    assertThatThrownBy(() -> ledger.tlogProof(0)).isInstanceOf(NotInLedgerException.class);
  }

  @Test
  void openingWithAnotherKeyIsRefused(@TempDir Path other) {
    LedgerOptions strange = TestLedgers.options(other);
    assertThatThrownBy(() -> Ledger.open(database.dataSource(), strange))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("under another master key");
    LedgerOptions stolen = LedgerOptions.of(strange.keys(), options.masterKey());
    assertThatThrownBy(() -> Ledger.open(database.dataSource(), stolen))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("restore that signing key");
  }

  @Test
  void anotherNodeContinuesTheSameLog() {
    ledger.append(TestLedgers.decision());
    try (Ledger second = Ledger.open(database.dataSource(), options)) {
      assertThat(second.append(TestLedgers.decision()).index()).isEqualTo(1);
    }
    assertThat(ledger.selfCheck(entries -> {}).intact()).isTrue();
  }
}
