package org.probity.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.ledger.LedgerEvent;

/**
 * One event to record.
 *
 * @param companions written in the same transaction, in order; all or nothing with the entry
 */
public record AppendRequest(
    LedgerEvent event, @Nullable Idempotency idempotency, List<Companion> companions) {

  public AppendRequest {
    companions = List.copyOf(companions);
  }

  public static AppendRequest of(LedgerEvent event) {
    return new AppendRequest(event, null, List.of());
  }
}
