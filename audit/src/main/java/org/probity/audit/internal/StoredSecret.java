package org.probity.audit.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.probity.audit.LedgerException;
import org.probity.audit.MasterKey;

/**
 * A secret key of a keystore, which need not leave it: all that is asked of it is HMAC-SHA-256, by
 * which it expands to a key for each purpose (HKDF-Expand, RFC 5869 section 2.3).
 */
public final class StoredSecret implements MasterKey {
  private static final String HMAC = "HmacSHA256";
  private static final int LENGTH = 32;
  private static final byte[] NO_CONTEXT = {};

  private final Key key;
  private final OpenKeyStore store;
  private final byte[] wrapping;

  /** A token answers slowly; there are as many purposes as the program names. */
  private final Map<String, byte[]> derived = new ConcurrentHashMap<>();

  private StoredSecret(Key key, OpenKeyStore store) {
    this.key = key;
    this.store = store;
    this.wrapping = expand("probity master wrap");
  }

  /**
   * @param known asked for the key when it is not there; no bytes for a new one
   * @throws LedgerException if the store refuses
   */
  public static StoredSecret openOrCreate(
      OpenKeyStore store, String alias, Supplier<byte[]> known) {
    try {
      Key key = store.key(alias);
      if (key == null) {
        byte[] bytes = known.get();
        store.add(
            alias,
            new SecretKeySpec(bytes.length == 0 ? AesGcm.random(LENGTH) : bytes, HMAC),
            null);
        key = store.key(alias);
      }
      if (key == null) {
        throw new LedgerException("The keystore does not keep the key " + alias + ".");
      }
      return new StoredSecret(key, store);
    } catch (GeneralSecurityException | IOException e) {
      throw new LedgerException("The keystore does not give the key " + alias + ".", e);
    }
  }

  private byte[] expand(String info) {
    byte[] text = info.getBytes(StandardCharsets.UTF_8);
    byte[] block = Arrays.copyOf(text, text.length + 1);
    block[text.length] = 1;
    Provider token = store.token();
    try {
      Mac mac = token == null ? Mac.getInstance(HMAC) : Mac.getInstance(HMAC, token);
      mac.init(key);
      return mac.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new LedgerException("The keystore does not compute with its key.", e);
    }
  }

  @Override
  public byte[] wrap(byte[] plain) {
    return AesGcm.encrypt(wrapping, plain, NO_CONTEXT);
  }

  @Override
  public byte[] unwrap(byte[] wrapped) {
    return AesGcm.decrypt(wrapping, wrapped, NO_CONTEXT)
        .orElseThrow(() -> new LedgerException("A stored key does not belong to this master key."));
  }

  @Override
  public byte[] hmac(String purpose, byte[] message) {
    byte[] own = derived.computeIfAbsent(purpose, p -> expand("probity master hmac " + p));
    return Hkdf.hmac(own, message);
  }
}
