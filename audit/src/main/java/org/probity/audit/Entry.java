package org.probity.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.probity.audit.verify.Hash;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.Receipt;

/**
 * One entry as it stands in the log.
 *
 * @param leaf the event as RFC 8785 canonical JSON, UTF-8
 * @param hasSealed whether sealed content exists and its key was not destroyed
 */
public record Entry(
    long index, Hash leafHash, byte[] leaf, EventType type, Instant time, boolean hasSealed) {

  public String json() {
    return new String(leaf, StandardCharsets.UTF_8);
  }

  public Receipt receipt() {
    return new Receipt(index, leafHash.base64());
  }
}
