package org.probity.audit.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.probity.audit.LedgerException;
import org.probity.audit.MasterKey;
import org.probity.audit.verify.StrictBase64;
import org.probity.audit.verify.VerificationException;

/**
 * The seed of a signing key in a file that only its owner may read: base64 of 32 bytes, or of their
 * encrypted form.
 */
public final class SeedFile {
  private static final int LENGTH = 32;

  private SeedFile() {}

  /**
   * @param wrapping under which a new seed is encrypted and an encrypted one opened, or null
   * @throws LedgerException if others may read the file, or it holds something else
   */
  public static byte[] openOrCreate(Path file, @Nullable MasterKey wrapping) {
    String text = SecretFile.readOrCreate(file, () -> StrictBase64.encode(fresh(wrapping)));
    byte[] content;
    try {
      content = StrictBase64.decode(text);
    } catch (VerificationException e) {
      throw damaged(file);
    }
    byte[] seed = wrapping != null && content.length > LENGTH ? wrapping.unwrap(content) : content;
    if (seed.length != LENGTH) {
      throw damaged(file);
    }
    return seed;
  }

  private static byte[] fresh(@Nullable MasterKey wrapping) {
    byte[] seed = AesGcm.random(LENGTH);
    return wrapping == null ? seed : wrapping.wrap(seed);
  }

  private static LedgerException damaged(Path file) {
    return new LedgerException(
        "The signing key file " + file + " is damaged; restore it from its backup.");
  }
}
