package org.probity.detection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Values that a key brings back: AES-GCM (NIST SP 800-38D) with a nonce of 12 bytes before the
 * ciphertext, as base64url without padding.
 */
final class Ciphers {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final String ENCRYPTED = "probity encrypt";
  private static final String PSEUDONYM = "probity pseudonym ";

  private Ciphers() {}

  /** Another text each time, so that equal values cannot be told. */
  static String encrypt(byte[] key, String value) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    return sealed(key, nonce, ENCRYPTED, value);
  }

  static Optional<String> decrypt(byte[] key, String sealed) {
    return opened(key, ENCRYPTED, sealed);
  }

  /**
   * The same text each time, so that equal values stay equal. The nonce is a pseudo-random function
   * of type and value under a key of its own, so no two values share one (as RFC 5297 does it).
   */
  static String pseudonym(byte[] key, String entityType, String value) {
    byte[] nonce = Arrays.copyOf(hmac(hmac(key, "nonce"), entityType + "\0" + value), NONCE);
    return sealed(hmac(key, "cipher"), nonce, PSEUDONYM + entityType, value);
  }

  static Optional<String> named(byte[] key, String entityType, String pseudonym) {
    return opened(hmac(key, "cipher"), PSEUDONYM + entityType, pseudonym);
  }

  private static String sealed(byte[] key, byte[] nonce, String purpose, String value) {
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, key, nonce, purpose)
              .doFinal(value.getBytes(StandardCharsets.UTF_8));
      byte[] all = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("Every Java platform has AES-GCM.", e);
    }
  }

  /** Empty for another key, another purpose, or a text that was changed. */
  private static Optional<String> opened(byte[] key, String purpose, String sealed) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(sealed);
      if (all.length < NONCE) {
        return Optional.empty();
      }
      byte[] value =
          cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(all, NONCE), purpose)
              .doFinal(all, NONCE, all.length - NONCE);
      return Optional.of(new String(value, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, String purpose)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static byte[] hmac(byte[] key, String message) {
    return hmac("HmacSHA256", key, message);
  }

  static byte[] hmac(String algorithm, byte[] key, String message) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("Every Java platform has " + algorithm + ".", e);
    }
  }
}
