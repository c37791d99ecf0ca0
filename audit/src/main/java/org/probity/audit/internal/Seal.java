package org.probity.audit.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.probity.audit.verify.Hash;

/**
 * Hides the personal fields of one entry under a key: RFC 9901 disclosures for showing one field at
 * a time, and a ciphertext of all. Salts, link and content all come from the key, so that without
 * it nothing can be shown, linked or read, while the digests in the leaf stay as they are.
 */
final class Seal {
  static final int NONCE = 16;

  /** RFC 9901 section 4.2.1 recommends 128 bits. */
  private static final int SALT = 16;

  private final byte[] key;
  private final byte[] nonce;
  private final byte[] extracted;

  /**
   * @param key 32 bytes, the subject's or the entry's own
   * @param nonce the entry's, 16 bytes
   */
  Seal(byte[] key, byte[] nonce) {
    this.key = key;
    this.nonce = nonce;
    this.extracted = Hkdf.hmac(nonce, key);
  }

  byte[] encrypt(byte[] plain) {
    return AesGcm.encrypt(encryption(), plain, nonce);
  }

  Optional<byte[]> decrypt(byte[] ciphertext) {
    return AesGcm.decrypt(encryption(), ciphertext, nonce);
  }

  private byte[] encryption() {
    return Hkdf.expand(extracted, "probity seal encryption");
  }

  /** HMAC of the nonce: whoever has the key finds the subject's entries, others see no link. */
  byte[] subjectTag() {
    return Hkdf.hmac(key, nonce);
  }

  /** One {@code base64url([salt, name, value])} a field (RFC 9901 section 4.2.1). */
  List<String> disclosures(SealedFields fields) {
    byte[] salts = Hkdf.expand(extracted, "probity seal salts");
    return fields.values().keySet().stream()
        .map(name -> base64url(fields.disclosure(name, base64url(salt(salts, name)))))
        .toList();
  }

  /** The digests for {@code _sd}, sorted so that their order tells nothing. */
  static List<String> digests(List<String> disclosures) {
    return disclosures.stream()
        .map(d -> base64url(Hash.sha256(d.getBytes(StandardCharsets.US_ASCII)).bytes()))
        .sorted()
        .toList();
  }

  private static byte[] salt(byte[] salts, String name) {
    return Arrays.copyOf(Hkdf.hmac(salts, name.getBytes(StandardCharsets.UTF_8)), SALT);
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
