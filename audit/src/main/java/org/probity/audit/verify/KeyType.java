package org.probity.audit.verify;

/**
 * What a signed-note key signs; the code is the first byte of an encoded key (C2SP signed-note,
 * tlog-cosignature).
 */
enum KeyType {
  /** The text of the note. */
  ED25519(1, 32, 64),

  /** The text of the note and a time. */
  COSIGNATURE_V1(4, 32, Cosigned.TIME + 64),

  /** Origin, size, root and a time, under a key that holds against quantum computers (FIPS 204). */
  ML_DSA_44(6, 1312, Cosigned.TIME + 2420);

  final byte code;

  /** Bytes of a public key. */
  final int keyLength;

  /** Bytes of a signature after the key id. */
  final int signatureLength;

  KeyType(int code, int keyLength, int signatureLength) {
    this.code = (byte) code;
    this.keyLength = keyLength;
    this.signatureLength = signatureLength;
  }

  static KeyType of(byte code) {
    for (KeyType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new VerificationException("The verifier key has the unknown type " + code + ".");
  }
}
