package org.probity.audit.internal;

import java.nio.file.Path;
import org.probity.audit.LedgerException;
import org.probity.audit.verify.StrictBase64;
import org.probity.audit.verify.VerificationException;

/** The seed of a signing key in a file that only its owner may read: base64 of 32 bytes. */
public final class SeedFile {
  private static final int LENGTH = 32;

  private SeedFile() {}

  /**
   * @throws LedgerException if others may read the file, or it holds something else
   */
  public static byte[] openOrCreate(Path file) {
    String text = SecretFile.readOrCreate(file, () -> StrictBase64.encode(AesGcm.random(LENGTH)));
    byte[] seed;
    try {
      seed = StrictBase64.decode(text);
    } catch (VerificationException e) {
      throw damaged(file);
    }
    if (seed.length != LENGTH) {
      throw damaged(file);
    }
    return seed;
  }

  private static LedgerException damaged(Path file) {
    return new LedgerException(
        "The signing key file " + file + " is damaged; restore it from its backup.");
  }
}
