package org.probity.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.ledger.LedgerEvent;

/**
 * One event to record.
 *
 * @param rows written with the entry; all or nothing
 * @param companions written after it in the same transaction, in order; all or nothing too
 */
public record AppendRequest(
    LedgerEvent event,
    @Nullable Idempotency idempotency,
    List<CompanionRow> rows,
    List<Companion> companions) {

  public AppendRequest {
    rows = List.copyOf(rows);
    companions = List.copyOf(companions);
  }

  public AppendRequest(
      LedgerEvent event, @Nullable Idempotency idempotency, List<Companion> companions) {
    this(event, idempotency, List.of(), companions);
  }

  public static AppendRequest of(LedgerEvent event) {
    return new AppendRequest(event, null, List.of());
  }
}
