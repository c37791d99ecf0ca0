package org.probity.bench.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;

/** Decisions as they are recorded: about 700 bytes of leaf and a kilobyte sealed beside it. */
final class Events {
  private static final String TEXT = "the quick brown fox jumps over the lazy dog ".repeat(18);
  private static final String DIGEST = "sha256:" + "5a".repeat(32);

  private Events() {}

  static LedgerEvent decision() {
    return new LedgerEvent(
        EventType.DECISION,
        Instant.now(),
        DecisionId.next(),
        "app:bench",
        Map.of("name", "toxicity-minilm", "version", "1", "digest", DIGEST),
        DIGEST,
        LocalDate.of(2026, 11, 26),
        "transform",
        List.of(new LedgerEvent.Rule("PRV-01", "REDACT"), new LedgerEvent.Rule("ETH-02", "LABEL")),
        null,
        null,
        Map.of("input", TEXT, "findings", List.of("EMAIL_ADDRESS"), "purpose", "demo"));
  }
}
