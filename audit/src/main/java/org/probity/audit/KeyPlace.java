package org.probity.audit;

/** Where a server's own keys lie: files, a keystore, or a token. */
public interface KeyPlace {

  /**
   * A secret key for wrapping and for HMAC; made if it is not there.
   *
   * @param name as {@code master}
   * @throws LedgerException if it cannot be used or made
   */
  MasterKey secret(String name);

  /** The keys that the log of this name signs with. */
  KeyRing signing(String origin);

  /** The log's second key, which holds against quantum computers (ML-DSA-44). */
  Cosigner lasting(String origin);
}
