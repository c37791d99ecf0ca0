package org.probity.audit;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;

/** Keys and events for tests. */
final class TestLedgers {
  static final Instant TIME = Instant.parse("2026-11-24T01:02:03.004Z");

  private TestLedgers() {}

  static LedgerOptions options(Path folder) {
    return LedgerOptions.of(
        FileSigner.openOrCreate(folder.resolve("signing.key"), "log.test/ledger"),
        FileMasterKey.openOrCreate(folder.resolve("master.key")));
  }

  static AppendRequest decision() {
    return AppendRequest.of(decision(DecisionId.next(), null, Map.of("input", "hello")));
  }

  static LedgerEvent decision(DecisionId id, @Nullable String subject, Map<String, Object> sealed) {
    return new LedgerEvent(
        EventType.DECISION,
        TIME,
        id,
        "app:k1",
        Map.of("name", "toxicity-minilm", "version", "1", "digest", "sha256:aa"),
        "sha256:bb",
        LocalDate.parse("2026-11-24"),
        "transform",
        List.of(new LedgerEvent.Rule("PRV-01", "REDACT")),
        "sha256:ee",
        subject,
        sealed);
  }
}
