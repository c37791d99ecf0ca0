package org.probity.audit.internal;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** HKDF (RFC 5869) and HMAC, both with SHA-256. */
public final class Hkdf {
  private static final int LENGTH = 32;

  private Hkdf() {}

  /**
   * @param info what the derived key is for, and nothing else
   * @return 32 bytes
   */
  public static byte[] derive(byte[] key, byte[] salt, String info) {
    HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
    generator.init(new HKDFParameters(key, salt, info.getBytes(StandardCharsets.UTF_8)));
    byte[] derived = new byte[LENGTH];
    generator.generateBytes(derived, 0, LENGTH);
    return derived;
  }

  /** HKDF-Extract without salt (section 2.2); 32 bytes. */
  public static byte[] extract(byte[] key) {
    return hmac(new byte[LENGTH], key);
  }

  /**
   * @return 32 bytes
   */
  public static byte[] hmac(byte[] key, byte[] message) {
    HMac mac = new HMac(new SHA256Digest());
    mac.init(new KeyParameter(key));
    mac.update(message, 0, message.length);
    byte[] tag = new byte[LENGTH];
    mac.doFinal(tag, 0);
    return tag;
  }
}
