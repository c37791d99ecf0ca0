package org.probity.audit;

import java.nio.file.Path;
import org.probity.audit.internal.AesGcm;
import org.probity.audit.internal.Hkdf;
import org.probity.audit.internal.SecretFile;
import org.probity.audit.verify.StrictBase64;
import org.probity.audit.verify.VerificationException;

/** A master key in a file that only its owner may read: base64 of 32 random bytes. */
public final class FileMasterKey implements MasterKey {
  private static final int LENGTH = 32;
  private static final byte[] NO_SALT = {};

  private final byte[] master;
  private final byte[] wrapping;

  private FileMasterKey(byte[] master) {
    this.master = master;
    this.wrapping = Hkdf.derive(master, NO_SALT, "probity master wrap");
  }

  /**
   * @throws LedgerException if others may read the file, or it holds something else
   */
  public static FileMasterKey openOrCreate(Path file) {
    String text = SecretFile.readOrCreate(file, () -> StrictBase64.encode(AesGcm.random(LENGTH)));
    byte[] master;
    try {
      master = StrictBase64.decode(text);
    } catch (VerificationException e) {
      throw damaged(file);
    }
    if (master.length != LENGTH) {
      throw damaged(file);
    }
    return new FileMasterKey(master);
  }

  /** The pseudorandom key of HKDF (RFC 5869 section 2.2), from which all others are expanded. */
  byte[] extracted() {
    return Hkdf.extract(master);
  }

  private static LedgerException damaged(Path file) {
    return new LedgerException(
        "The master key file " + file + " is damaged; restore it from its backup.");
  }

  @Override
  public byte[] wrap(byte[] key) {
    return AesGcm.encrypt(wrapping, key, NO_SALT);
  }

  @Override
  public byte[] unwrap(byte[] wrapped) {
    return AesGcm.decrypt(wrapping, wrapped, NO_SALT)
        .orElseThrow(() -> new LedgerException("A stored key does not belong to this master key."));
  }

  @Override
  public byte[] hmac(String purpose, byte[] message) {
    byte[] key = Hkdf.derive(master, NO_SALT, "probity master hmac " + purpose);
    return Hkdf.hmac(key, message);
  }
}
