package org.probity.audit.verify;

import java.util.Arrays;
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
    if (!isCanonical(bytes, text)) {
      throw new VerificationException("This base64 is not in canonical form.");
    }
    return bytes;
  }

  /** Only at its end has base64 more than one spelling. */
  private static boolean isCanonical(byte[] bytes, String text) {
    int groups = (bytes.length + 2) / 3;
    if (groups == 0) {
      return text.isEmpty();
    }
    byte[] last = Arrays.copyOfRange(bytes, 3 * (groups - 1), bytes.length);
    return text.length() == 4 * groups && text.endsWith(encode(last));
  }

  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
