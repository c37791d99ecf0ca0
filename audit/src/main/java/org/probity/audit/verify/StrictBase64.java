package org.probity.audit.verify;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

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

  /** As {@link #decode}, of ASCII; null for what that refuses. */
  static byte @Nullable [] decodeOrNull(byte[] ascii) {
    int groups = ascii.length / 4;
    if (ascii.length % 4 != 0) {
      return null;
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(ascii);
    } catch (IllegalArgumentException e) {
      return null;
    }
    if ((bytes.length + 2) / 3 != groups) {
      return null;
    }
    byte[] last = Arrays.copyOfRange(bytes, Math.max(0, 3 * (groups - 1)), bytes.length);
    byte[] respelled = Base64.getEncoder().encode(last);
    boolean canonical =
        Arrays.equals(
            respelled, 0, respelled.length, ascii, ascii.length - respelled.length, ascii.length);
    return canonical ? bytes : null;
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
