package org.probity.audit.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 hash, 32 bytes, of a leaf or of a node. Immutable. */
public final class Hash {
  public static final int LENGTH = 32;

  /** Looking the algorithm up takes as long as hashing a leaf. */
  private static final ThreadLocal<MessageDigest> DIGESTS =
      ThreadLocal.withInitial(Hash::newDigest);

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @throws VerificationException unless there are exactly 32 bytes
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new VerificationException("A hash has 32 bytes, not " + bytes.length + ".");
    }
    return new Hash(bytes.clone());
  }

  /**
   * @throws VerificationException unless the text is canonical base64 of 32 bytes
   */
  public static Hash parse(String base64) {
    return of(StrictBase64.decode(base64));
  }

  /** SHA-256 over the concatenation of the parts. */
  public static Hash sha256(byte[]... parts) {
    MessageDigest digest = DIGESTS.get();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return new Hash(digest.digest());
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public String base64() {
    return StrictBase64.encode(bytes);
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** As in receipts and manifests: {@code sha256:} and hex. */
  public String labelled() {
    return "sha256:" + hex();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return base64();
  }
}
