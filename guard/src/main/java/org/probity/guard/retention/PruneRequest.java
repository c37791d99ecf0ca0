package org.probity.guard.retention;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That entries older than a time be pruned. One officer puts it forward; another approves, which
 * prunes, or somebody withdraws it.
 *
 * @param entryIndex of the ledger entry that recorded the request
 * @param decidedBy null while it waits
 */
public record PruneRequest(
    UUID id,
    Instant before,
    State state,
    String requestedBy,
    Instant requestedAt,
    long entryIndex,
    @Nullable String decidedBy) {

  /** Where a request stands. */
  public enum State {
    PENDING,
    PRUNED,
    WITHDRAWN
  }
}
