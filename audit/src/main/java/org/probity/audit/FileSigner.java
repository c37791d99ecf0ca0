package org.probity.audit;

import java.nio.file.Path;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jspecify.annotations.Nullable;
import org.probity.audit.internal.SeedFile;
import org.probity.audit.verify.VerificationException;
import org.probity.audit.verify.VerifierKey;

/** An Ed25519 key in a file that only its owner may read: base64 of its 32 byte seed. */
public final class FileSigner implements Signer {
  private final VerifierKey key;
  private final Ed25519PrivateKeyParameters privateKey;

  private FileSigner(String origin, byte[] seed) {
    privateKey = new Ed25519PrivateKeyParameters(seed);
    key = VerifierKey.ofLog(origin, privateKey.generatePublicKey().getEncoded());
  }

  /**
   * @param origin the log's name: a host or URL without scheme, without spaces or plus signs
   * @throws LedgerException if others may read the file, it holds something else, or the origin is
   *     not a name
   */
  public static FileSigner openOrCreate(Path file, String origin) {
    return openOrCreate(file, origin, null);
  }

  /**
   * @param wrapping under which the seed lies encrypted if it is new, or null
   */
  static FileSigner openOrCreate(Path file, String origin, @Nullable MasterKey wrapping) {
    byte[] seed = SeedFile.openOrCreate(file, wrapping);
    try {
      return new FileSigner(origin, seed);
    } catch (VerificationException e) {
      throw new LedgerException(
          "The log's origin may hold neither spaces nor plus signs; choose another.", e);
    }
  }

  @Override
  public String origin() {
    return key.name();
  }

  @Override
  public String vkey() {
    return key.vkey();
  }

  @Override
  public byte[] sign(byte[] message) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, privateKey);
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }
}
