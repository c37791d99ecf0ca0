package org.probity.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.probity.audit.internal.LogKeys;
import org.probity.audit.verify.KeyChain;
import org.probity.audit.verify.VerifierKey;

/** The keys that a log signs with, one after another, and how it goes over to the next. */
public final class LedgerKeys {
  private final Ledger ledger;
  private final LogKeys keys;
  private final Clock clock;

  LedgerKeys(Ledger ledger, LogKeys keys, Clock clock) {
    this.ledger = ledger;
    this.keys = keys;
    this.clock = clock;
  }

  /** Oldest first; a checkpoint holds under any of them. */
  public List<VerifierKey> all() {
    return chain().keys();
  }

  public KeyChain chain() {
    return keys.chain();
  }

  /** Those after the first, oldest first, with what shows that each may sign. */
  public List<SigningKey> rotated() {
    return keys.rotated();
  }

  /**
   * Goes over to the next key of the ring, as both keys sign and an entry records.
   *
   * @param actor who wants it
   * @param overlap for how long the key before signs too
   * @throws LedgerException if there is no further key, or another node rotates just now
   */
  public SigningKey rotate(String actor, Duration overlap) {
    Appended appended = ledger.append(keys.rotation(actor, clock.instant(), overlap));
    ledger.reloadKeys();
    return rotated().stream()
        .filter(key -> key.index() == appended.index())
        .findFirst()
        .orElseThrow();
  }
}
