package org.probity.audit;

/**
 * Where the keys lie that a log signs with, one after another: 1 is the first, and each rotation
 * goes over to the next. A key may be removed once the overlap after its rotation has ended. Thread
 * safe.
 */
public interface KeyRing {

  /** The log's name, which all its keys bear. */
  String origin();

  /**
   * @param number from 1
   * @throws LedgerException if the key is not there or cannot be used
   */
  Signer open(int number);

  /**
   * As {@link #open}, but makes the key if it is not there.
   *
   * @throws LedgerException if it cannot be made here
   */
  Signer openOrCreate(int number);

  /** One key, that is never rotated. */
  static KeyRing of(Signer signer) {
    return new SingleKey(signer);
  }
}
