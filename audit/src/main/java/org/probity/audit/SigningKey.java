package org.probity.audit;

import java.time.Instant;

/**
 * A key that the log came to sign with, and what shows that it may: a statement signed by it and by
 * the one before, whose digest stands in a leaf of the log.
 *
 * @param number from 2; 1 is the log's first key, which needs no statement
 * @param vkey its public half
 * @param index of the ledger entry that recorded the change
 * @param statement a signed note, as {@link org.probity.audit.verify.KeyRotation} reads it
 * @param leaf of that entry
 * @param overlapUntil until when the key before signs too
 */
public record SigningKey(
    int number, String vkey, long index, byte[] statement, byte[] leaf, Instant overlapUntil) {

  /** Whether the key before still signs beside this one. */
  public boolean overlaps(Instant now) {
    return now.isBefore(overlapUntil);
  }

  @Override
  public String toString() {
    return "SigningKey[" + number + ", " + vkey + "]";
  }
}
