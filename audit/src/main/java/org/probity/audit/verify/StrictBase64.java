package org.probity.audit.verify;

import java.util.Base64;

/** Standard, padded base64 (RFC 4648 section 4) in its one canonical spelling. */
public final class StrictBase64 {

  private StrictBase64() {}

  /**
   * @throws VerificationException for any text that {@link #encode} would not have written: the
   *     JDK's decoder also takes missing padding and stray trailing bits
   */
  public static byte[] decode(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new VerificationException("This is not base64.", e);
    }
    if (!encode(bytes).equals(text)) {
      throw new VerificationException("This base64 is not in canonical form.");
    }
    return bytes;
  }

  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
