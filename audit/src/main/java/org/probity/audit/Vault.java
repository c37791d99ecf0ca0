package org.probity.audit;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.audit.internal.AesGcm;
import org.probity.audit.internal.Hkdf;
import org.probity.audit.internal.SubjectKeys;

/**
 * Seals documents that hold personal data, as explanations and review reasons, under the key of the
 * person they are about, so that erasing the person erases them too. A document about nobody in
 * particular is sealed under a key of its own, which lies, wrapped, in the sealed form: whoever
 * deletes that form destroys it.
 */
public final class Vault {
  private static final byte VERSION = 1;
  private static final int KEY = 32;
  private static final int HEADER = 1 + Long.BYTES + Short.BYTES;
  private static final long OWN_KEY = 0;
  private static final byte[] NONE = {};

  private final MasterKey masterKey;
  private final SubjectKeys subjectKeys;

  Vault(MasterKey masterKey, SubjectKeys subjectKeys) {
    this.masterKey = masterKey;
    this.subjectKeys = subjectKeys;
  }

  /**
   * @param subject the person the document is about, or null
   */
  public byte[] seal(@Nullable String subject, byte[] document) {
    if (subject == null) {
      byte[] key = AesGcm.random(KEY);
      return seal(OWN_KEY, masterKey.wrap(key), key, document);
    }
    SubjectKeys.SubjectKey subjectKey = subjectKeys.getOrCreate(subject);
    return seal(subjectKey.id(), NONE, subjectKey.key(), document);
  }

  /**
   * A key for another purpose, derived from the person's own, so that erasing the person destroys
   * it too. Equal purposes give equal keys.
   *
   * @return 32 bytes
   */
  public byte[] keyOf(String subject, String purpose) {
    return Hkdf.derive(subjectKeys.getOrCreate(subject).key(), NONE, "probity use " + purpose);
  }

  private static byte[] seal(long keyId, byte[] wrapped, byte[] key, byte[] document) {
    byte[] header =
        ByteBuffer.allocate(HEADER + wrapped.length)
            .put(VERSION)
            .putLong(keyId)
            .putShort((short) wrapped.length)
            .put(wrapped)
            .array();
    byte[] encrypted = AesGcm.encrypt(documentKey(key), document, header);
    return ByteBuffer.allocate(header.length + encrypted.length).put(header).put(encrypted).array();
  }

  /**
   * @return empty once the person is erased
   * @throws LedgerException if the sealed form was changed
   */
  public Optional<byte[]> open(byte[] sealed) {
    if (sealed.length < HEADER || sealed[0] != VERSION) {
      throw changed();
    }
    ByteBuffer in = ByteBuffer.wrap(sealed).position(1);
    long keyId = in.getLong();
    int wrappedLength = Short.toUnsignedInt(in.getShort());
    if (wrappedLength > in.remaining()) {
      throw changed();
    }
    byte[] wrapped = new byte[wrappedLength];
    in.get(wrapped);
    byte[] header = new byte[in.position()];
    in.duplicate().position(0).get(header);
    byte[] encrypted = new byte[in.remaining()];
    in.get(encrypted);
    Optional<byte[]> key =
        keyId == OWN_KEY ? Optional.of(masterKey.unwrap(wrapped)) : subjectKeys.find(keyId);
    return key.map(
        k -> AesGcm.decrypt(documentKey(k), encrypted, header).orElseThrow(Vault::changed));
  }

  private static byte[] documentKey(byte[] key) {
    return Hkdf.derive(key, NONE, "probity document encryption");
  }

  private static LedgerException changed() {
    return new LedgerException("A sealed document was changed.");
  }
}
