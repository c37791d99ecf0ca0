package org.probity.audit;

/** The key that wraps all others; it lives outside the database. Thread safe. */
public interface MasterKey {

  /**
   * Encrypts a key so that it may be stored.
   *
   * @param key 32 bytes
   */
  byte[] wrap(byte[] key);

  /**
   * @throws LedgerException if it was wrapped under another master key or changed since
   */
  byte[] unwrap(byte[] wrapped);

  /**
   * HMAC-SHA-256 over the message, under a key derived for the purpose alone.
   *
   * @return 32 bytes
   */
  byte[] hmac(String purpose, byte[] message);
}
