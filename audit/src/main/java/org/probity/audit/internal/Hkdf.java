package org.probity.audit.internal;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF (RFC 5869) and HMAC, both with SHA-256. */
public final class Hkdf {
  private static final int LENGTH = 32;
  private static final String HMAC = "HmacSHA256";

  /** The platform's is several times as fast as Bouncy Castle's, once it is looked up. */
  private static final ThreadLocal<Mac> MACS = ThreadLocal.withInitial(Hkdf::mac);

  private Hkdf() {}

  private static Mac mac() {
    try {
      return Mac.getInstance(HMAC);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256.", e);
    }
  }

  /**
   * @param salt none if empty
   * @param info what the derived key is for, and nothing else
   * @return 32 bytes
   */
  public static byte[] derive(byte[] key, byte[] salt, String info) {
    return expand(hmac(salt.length == 0 ? new byte[LENGTH] : salt, key), info);
  }

  /**
   * HKDF-Expand (section 2.3), for those who derive several keys from one.
   *
   * @param extracted as HKDF-Extract gives it, which is the salt's HMAC of the key
   * @param info what the derived key is for, and nothing else
   * @return 32 bytes
   */
  static byte[] expand(byte[] extracted, String info) {
    byte[] text = info.getBytes(StandardCharsets.UTF_8);
    byte[] block = Arrays.copyOf(text, text.length + 1);
    block[text.length] = 1;
    return hmac(extracted, block);
  }

  /** HKDF-Extract without salt (section 2.2); 32 bytes. */
  public static byte[] extract(byte[] key) {
    return hmac(new byte[LENGTH], key);
  }

  /**
   * @return 32 bytes
   */
  public static byte[] hmac(byte[] key, byte[] message) {
    Mac mac = MACS.get();
    try {
      mac.init(new SecretKeySpec(key, HMAC));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("Any bytes are a key of HMAC.", e);
    }
    return mac.doFinal(message);
  }
}
