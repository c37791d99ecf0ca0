package org.probity.audit.verify;

/**
 * What a signed-note key signs; the code is the first byte of an encoded key (C2SP signed-note).
 */
enum KeyType {
  /** The text of the note. */
  ED25519(1, 64),
  /** The text of the note and a time, by a witness (C2SP tlog-cosignature). */
  COSIGNATURE_V1(4, 8 + 64);

  final byte code;

  /** Bytes of a signature after the key id. */
  final int signatureLength;

  KeyType(int code, int signatureLength) {
    this.code = (byte) code;
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
