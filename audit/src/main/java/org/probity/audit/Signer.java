package org.probity.audit;

/** The log's signing key. Thread safe. */
public interface Signer {

  /** The log's name, which is the first line of every checkpoint. */
  String origin();

  /** The public half, in the vkey form of C2SP signed-note. */
  String vkey();

  /**
   * @return the Ed25519 signature, 64 bytes
   */
  byte[] sign(byte[] message);
}
