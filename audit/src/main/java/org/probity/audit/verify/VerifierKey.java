package org.probity.audit.verify;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.pqc.crypto.mldsa.MLDSAParameters;
import org.bouncycastle.pqc.crypto.mldsa.MLDSAPublicKeyParameters;
import org.bouncycastle.pqc.crypto.mldsa.MLDSASigner;

/** A named key that notes are verified with (C2SP signed-note, tlog-cosignature). */
public final class VerifierKey {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}");

  private final String name;
  private final KeyType type;
  private final byte[] publicKey;
  private final int id;

  private VerifierKey(String name, KeyType type, byte[] publicKey) {
    this.name = name;
    this.type = type;
    this.publicKey = publicKey;
    byte[] preimage = Utf8.encode(name + "\n");
    this.id = ByteBuffer.wrap(Hash.sha256(preimage, encodedKey()).bytes()).getInt();
  }

  /**
   * The key of a log.
   *
   * @param publicKey 32 bytes
   */
  public static VerifierKey ofLog(String name, byte[] publicKey) {
    return of(name, KeyType.ED25519, publicKey);
  }

  /**
   * The key of a witness.
   *
   * @param publicKey 32 bytes
   */
  public static VerifierKey ofWitness(String name, byte[] publicKey) {
    return of(name, KeyType.COSIGNATURE_V1, publicKey);
  }

  /**
   * A key that holds against quantum computers, of a witness or of a log beside its first.
   *
   * @param publicKey 1312 bytes, ML-DSA-44 (FIPS 204)
   */
  public static VerifierKey ofMlDsa44(String name, byte[] publicKey) {
    return of(name, KeyType.ML_DSA_44, publicKey);
  }

  private static VerifierKey of(String name, KeyType type, byte[] publicKey) {
    requireName(name);
    if (publicKey.length != type.keyLength) {
      throw new VerificationException("The public key has the wrong length.");
    }
    return new VerifierKey(name, type, publicKey.clone());
  }

  /**
   * @param vkey {@code <name>+<id, 8 hex digits>+<base64 of type and key>}
   * @throws VerificationException unless it is exactly that
   */
  public static VerifierKey parse(String vkey) {
    String[] parts = vkey.split("\\+", 3);
    if (parts.length != 3 || !ID.matcher(parts[1]).matches()) {
      throw new VerificationException("A verifier key reads <name>+<8 hex digits>+<base64>.");
    }
    requireName(parts[0]);
    byte[] encoded = StrictBase64.decode(parts[2]);
    if (encoded.length == 0) {
      throw new VerificationException("The verifier key is empty.");
    }
    KeyType type = KeyType.of(encoded[0]);
    if (encoded.length != 1 + type.keyLength) {
      throw new VerificationException("The verifier key has the wrong length.");
    }
    VerifierKey key =
        new VerifierKey(parts[0], type, Arrays.copyOfRange(encoded, 1, encoded.length));
    if (!key.hexId().equals(parts[1])) {
      throw new VerificationException("The verifier key's id does not belong to name and key.");
    }
    return key;
  }

  public String name() {
    return name;
  }

  int id() {
    return id;
  }

  /** True for a log's key; a witness's cosigns and cannot stand in for the log. */
  public boolean isLogKey() {
    return type == KeyType.ED25519;
  }

  /** The vkey form, as {@link #parse} takes it. */
  public String vkey() {
    return name + "+" + hexId() + "+" + StrictBase64.encode(encodedKey());
  }

  KeyType type() {
    return type;
  }

  /** As {@code ed25519}: what the signatures of the key rest on. */
  public String algorithm() {
    return type == KeyType.ML_DSA_44 ? "ml-dsa-44" : "ed25519";
  }

  /**
   * @param signature what follows the key id in a signature line
   */
  boolean verifies(String text, byte[] signature) {
    if (signature.length != type.signatureLength) {
      return false;
    }
    if (type == KeyType.ED25519) {
      return holds(Cosigned.message(this, text, 0), signature);
    }
    long seconds = Cosigned.time(signature).getEpochSecond();
    byte[] bare = Arrays.copyOfRange(signature, Cosigned.TIME, signature.length);
    return holds(Cosigned.message(this, text, seconds), bare);
  }

  private boolean holds(byte[] message, byte[] signature) {
    Signer verifier;
    if (type == KeyType.ML_DSA_44) {
      verifier = new MLDSASigner();
      verifier.init(false, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, publicKey));
    } else {
      verifier = new Ed25519Signer();
      verifier.init(false, new Ed25519PublicKeyParameters(publicKey));
    }
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signature);
  }

  static void requireName(String name) {
    boolean plain =
        !name.isEmpty()
            && name.indexOf('+') < 0
            && name.codePoints()
                .noneMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    if (!plain) {
      throw new VerificationException("A key's name holds neither spaces nor a plus sign.");
    }
  }

  private byte[] encodedKey() {
    return ByteBuffer.allocate(1 + type.keyLength).put(type.code).put(publicKey).array();
  }

  private String hexId() {
    return HexFormat.of().toHexDigits(id);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey key && vkey().equals(key.vkey());
  }

  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return vkey();
  }
}
