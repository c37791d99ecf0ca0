package org.probity.audit;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.pqc.crypto.mldsa.MLDSAParameters;
import org.bouncycastle.pqc.crypto.mldsa.MLDSAPrivateKeyParameters;
import org.bouncycastle.pqc.crypto.mldsa.MLDSASigner;
import org.jspecify.annotations.Nullable;
import org.probity.audit.internal.SeedFile;
import org.probity.audit.verify.Cosigned;
import org.probity.audit.verify.SignedNote;
import org.probity.audit.verify.VerifierKey;

/** A cosigner's key in a file that only its owner may read: base64 of its 32 byte seed. */
public final class FileCosigner implements Cosigner {
  private final VerifierKey key;
  private final Supplier<Signer> signer;

  private FileCosigner(VerifierKey key, Supplier<Signer> signer) {
    this.key = key;
    this.signer = signer;
  }

  /**
   * A witness's key as every log client verifies it.
   *
   * @param name a host or URL without scheme, without spaces or plus signs
   * @throws LedgerException if others may read the file, or it holds something else
   */
  public static FileCosigner ed25519(Path file, String name) {
    Ed25519PrivateKeyParameters secret =
        new Ed25519PrivateKeyParameters(SeedFile.openOrCreate(file, null));
    VerifierKey key = VerifierKey.ofWitness(name, secret.generatePublicKey().getEncoded());
    return new FileCosigner(
        key,
        () -> {
          Signer signer = new Ed25519Signer();
          signer.init(true, secret);
          return signer;
        });
  }

  /**
   * A key that holds against quantum computers (FIPS 204, deterministic).
   *
   * @param name as above; a log's second key bears the log's own
   * @throws LedgerException if others may read the file, or it holds something else
   */
  public static FileCosigner mlDsa44(Path file, String name) {
    return mlDsa44(file, name, null);
  }

  /**
   * @param wrapping under which the seed lies encrypted if it is new, or null
   */
  static FileCosigner mlDsa44(Path file, String name, @Nullable MasterKey wrapping) {
    MLDSAPrivateKeyParameters secret =
        new MLDSAPrivateKeyParameters(
            MLDSAParameters.ml_dsa_44, SeedFile.openOrCreate(file, wrapping));
    VerifierKey key = VerifierKey.ofMlDsa44(name, secret.getPublicKey());
    return new FileCosigner(
        key,
        () -> {
          Signer signer = new MLDSASigner();
          signer.init(true, secret);
          return signer;
        });
  }

  @Override
  public String vkey() {
    return key.vkey();
  }

  @Override
  public String cosign(String text, Instant time) {
    long seconds = time.getEpochSecond();
    byte[] message = Cosigned.message(key, text, seconds);
    Signer once = signer.get();
    once.update(message, 0, message.length);
    try {
      byte[] bare = once.generateSignature();
      byte[] signature =
          ByteBuffer.allocate(Long.BYTES + bare.length).putLong(seconds).put(bare).array();
      return SignedNote.line(key, signature);
    } catch (CryptoException e) {
      throw new LedgerException("The checkpoint cannot be cosigned.", e);
    }
  }
}
