package org.probity.audit.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HKDF (RFC 5869) and HMAC, both with SHA-256. By the platform's own HMAC, which uses what the
 * processor has for SHA-256; Java 17 has no HKDF.
 */
public final class Hkdf {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LENGTH = 32;

  /** Looking the algorithm up takes longer than a short message. */
  private static final ThreadLocal<Mac> MACS = ThreadLocal.withInitial(Hkdf::mac);

  private Hkdf() {}

  private static Mac mac() {
    try {
      return Mac.getInstance(ALGORITHM);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC with SHA-256.", e);
    }
  }

  /**
   * RFC 5869 section 2 for one block of output.
   *
   * @param info what the derived key is for, and nothing else
   * @return 32 bytes
   */
  public static byte[] derive(byte[] key, byte[] salt, String info) {
    byte[] extracted = hmac(salt.length == 0 ? new byte[LENGTH] : salt, key);
    byte[] context = info.getBytes(StandardCharsets.UTF_8);
    byte[] block = new byte[context.length + 1];
    System.arraycopy(context, 0, block, 0, context.length);
    block[context.length] = 1;
    return hmac(extracted, block);
  }

  /**
   * @param key not empty
   * @return 32 bytes
   */
  public static byte[] hmac(byte[] key, byte[] message) {
    Mac mac = MACS.get();
    try {
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Any key will do for HMAC.", e);
    }
    return mac.doFinal(message);
  }
}
