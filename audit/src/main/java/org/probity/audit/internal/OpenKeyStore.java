package org.probity.audit.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.Certificate;
import org.jspecify.annotations.Nullable;
import org.probity.audit.LedgerException;

/** A keystore of the Java platform, open, and who computes with its keys. */
public final class OpenKeyStore {
  private static final String ED25519 = "Ed25519";

  private final KeyStore store;
  private final char[] password;
  private final @Nullable Provider token;
  private final @Nullable Path file;

  private OpenKeyStore(
      KeyStore store, char[] password, @Nullable Provider token, @Nullable Path file) {
    this.store = store;
    this.password = password.clone();
    this.token = token;
    this.file = file;
  }

  /**
   * @throws LedgerException if it cannot be opened by this password
   */
  public static OpenKeyStore pkcs12(Path file, char[] password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      if (Files.exists(file)) {
        try (var in = Files.newInputStream(file)) {
          store.load(in, password);
        }
      } else {
        store.load(null, password);
      }
      return new OpenKeyStore(store, password, null, file);
    } catch (IOException | GeneralSecurityException e) {
      throw new LedgerException(
          "The keystore " + file + " cannot be opened; check its file and password.", e);
    }
  }

  /**
   * @param configuration of the provider SunPKCS11
   * @throws LedgerException if the token is away or the PIN wrong
   */
  public static OpenKeyStore pkcs11(Path configuration, char[] pin) {
    try {
      Provider token =
          Security.getProvider("SunPKCS11").configure(configuration.toAbsolutePath().toString());
      KeyStore store = KeyStore.getInstance("PKCS11", token);
      store.load(null, pin);
      return new OpenKeyStore(store, pin, token, null);
    } catch (IOException
        | GeneralSecurityException
        | ProviderException
        | InvalidParameterException e) {
      throw new LedgerException(
          "The PKCS#11 token cannot be opened; check its configuration and PIN.", e);
    }
  }

  /** Who computes with keys of this store; null for the platform's own. */
  @Nullable Provider token() {
    return token;
  }

  /** Not all providers of tokens can; that of JDK 17 cannot. */
  public boolean signsByEd25519() {
    return token == null || token.getService("Signature", ED25519) != null;
  }

  /** The key, or null if it is not there. */
  synchronized @Nullable Key key(String alias) throws GeneralSecurityException {
    return store.getKey(alias, token == null ? password : null);
  }

  synchronized @Nullable Certificate certificate(String alias) throws GeneralSecurityException {
    return store.getCertificate(alias);
  }

  /**
   * Adds a key, for good before this returns.
   *
   * @param chain the certificate of a private key, or null for a secret one
   */
  synchronized void add(String alias, Key key, Certificate @Nullable [] chain)
      throws GeneralSecurityException, IOException {
    store.setKeyEntry(alias, key, token == null ? password : null, chain);
    Path target = file;
    if (target == null) {
      return;
    }
    Path folder = target.toAbsolutePath().getParent();
    Path draft =
        Files.createTempFile(
            folder,
            ".keystore",
            null,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(draft)) {
      store.store(out, password);
    }
    SecretFile.force(draft);
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (folder != null) {
      SecretFile.force(folder);
    }
  }
}
