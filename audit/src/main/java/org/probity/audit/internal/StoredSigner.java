package org.probity.audit.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.probity.audit.LedgerException;
import org.probity.audit.Signer;
import org.probity.audit.verify.VerifierKey;

/** An Ed25519 key of a keystore, which signs there. */
public final class StoredSigner implements Signer {
  private static final String ED25519 = "Ed25519";
  private static final int LENGTH = 32;

  /** Keystores want a certificate with a private key; nobody ever looks at this one. */
  private static final X500Name NAME = new X500Name("CN=Probity log signing key");

  private static final int YEARS = 100;

  private final PrivateKey key;
  private final VerifierKey verifier;
  private final @Nullable Provider token;

  private StoredSigner(PrivateKey key, VerifierKey verifier, @Nullable Provider token) {
    this.key = key;
    this.verifier = verifier;
    this.token = token;
  }

  /**
   * @throws LedgerException if the key is not there or is of another kind
   */
  public static StoredSigner open(OpenKeyStore store, String alias, String origin) {
    try {
      Key key = store.key(alias);
      Certificate certificate = store.certificate(alias);
      if (!(key instanceof PrivateKey secret) || certificate == null) {
        throw new LedgerException("The keystore has no signing key " + alias + ".");
      }
      byte[] encoded = certificate.getPublicKey().getEncoded();
      // A SubjectPublicKeyInfo of Ed25519 ends in the key itself (RFC 8410 section 4).
      byte[] bare = Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length);
      return new StoredSigner(secret, VerifierKey.ofLog(origin, bare), store.token());
    } catch (GeneralSecurityException e) {
      throw new LedgerException("The keystore does not give the signing key " + alias + ".", e);
    }
  }

  public static StoredSigner openOrCreate(OpenKeyStore store, String alias, String origin) {
    try {
      if (store.key(alias) == null) {
        KeyPair pair = generator(store.token()).generateKeyPair();
        store.add(alias, pair.getPrivate(), new Certificate[] {certificate(pair, store.token())});
      }
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new LedgerException("The keystore takes no signing key " + alias + ".", e);
    }
    return open(store, alias, origin);
  }

  private static KeyPairGenerator generator(@Nullable Provider token)
      throws GeneralSecurityException {
    return token == null
        ? KeyPairGenerator.getInstance(ED25519)
        : KeyPairGenerator.getInstance(ED25519, token);
  }

  private static Certificate certificate(KeyPair pair, @Nullable Provider token)
      throws GeneralSecurityException, OperatorCreationException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    JcaContentSignerBuilder builder = new JcaContentSignerBuilder(ED25519);
    ContentSigner signer =
        (token == null ? builder : builder.setProvider(token)).build(pair.getPrivate());
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    NAME,
                    BigInteger.ONE,
                    Date.from(now),
                    Date.from(now.plus(YEARS * 365L, ChronoUnit.DAYS)),
                    NAME,
                    pair.getPublic())
                .build(signer));
  }

  @Override
  public String origin() {
    return verifier.name();
  }

  @Override
  public String vkey() {
    return verifier.vkey();
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signature =
          token == null ? Signature.getInstance(ED25519) : Signature.getInstance(ED25519, token);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new LedgerException("The keystore does not sign.", e);
    }
  }
}
