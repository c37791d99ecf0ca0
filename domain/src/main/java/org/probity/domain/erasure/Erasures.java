package org.probity.domain.erasure;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Requests and holds, to read; they change only with the ledger entry that says so. */
public interface Erasures {
  Optional<ErasureRequest> find(UUID id);

  /** Oldest first. */
  List<ErasureRequest> pending();

  /** Pending or decided, the newest first. */
  List<ErasureRequest> latest(int size);

  /**
   * @param subject HMAC of the person's reference under the master key
   */
  boolean isPending(byte[] subject);

  Optional<LegalHold> hold(UUID id);

  /** Those that stand, oldest first. */
  List<LegalHold> holds();
}
