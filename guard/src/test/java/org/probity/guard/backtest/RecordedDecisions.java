package org.probity.guard.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.probity.audit.AppendRequest;
import org.probity.audit.Ledger;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.rules.PolicyPack;

/** Decisions as the Guard seals them, every third by a licence that nobody checked. */
final class RecordedDecisions {
  private static final Instant TIME = Instant.parse("2026-11-24T01:02:03.004Z");

  private RecordedDecisions() {}

  static void append(Ledger ledger, int count) {
    for (int i = 0; i < count; i++) {
      ledger.append(AppendRequest.of(decision(i % 3 != 0)));
    }
  }

  /** All are recorded as allowed, with the public leaf saying so. */
  private static LedgerEvent decision(boolean licensed) {
    DecisionId id = DecisionId.next();
    Map<String, Object> facts = new HashMap<>(PolicyPack.shipped().base());
    facts.put("m.licenseVerified", licensed);
    return new LedgerEvent(
        EventType.DECISION,
        TIME,
        id,
        "app:k1",
        Map.of("name", "toxicity-minilm", "version", "1", "digest", "sha256:aa"),
        "sha256:bb",
        LocalDate.parse("2026-11-24"),
        "allow",
        List.of(),
        null,
        null,
        Map.of(
            "id", id.toString(),
            "facts", facts,
            "stage", "RESPONSE",
            "earlier", Map.of("REQUEST", Map.of()),
            "rules", List.of(),
            "inputs", List.of(Map.of("name", "text", "data", List.of("hello")))));
  }
}
