package org.probity.audit.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.audit.verify.Hash;
import org.probity.domain.ledger.EventType;

/**
 * An event that is sealed and hashed and only wants a place in the log.
 *
 * @param sealed what lies beside the leaf, or null when nothing is sealed
 */
record Prepared(
    byte[] leaf,
    Hash leafHash,
    EventType type,
    Instant time,
    @Nullable UUID decisionId,
    @Nullable Ciphertext sealed) {

  /**
   * @param subjectKey row of the subject's key, or null
   * @param ownKey the entry's own key, wrapped; empty if the subject's is used
   */
  record Ciphertext(@Nullable Long subjectKey, byte[] ownKey, byte[] bytes) {}
}
