package org.probity.launcher.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import org.probity.launcher.LauncherException;

/**
 * The key and certificate that the server shows.
 *
 * @param keystore PKCS #12
 * @param alias of the first private key in it
 * @param fingerprint of the certificate, by which commands on this machine know the server
 */
public record Tls(Path keystore, String password, String alias, String fingerprint) {

  /**
   * @param passwordFile its first line is the keystore's password
   */
  public static Tls read(Path keystore, Path passwordFile) {
    try {
      String password = Files.readString(passwordFile).lines().findFirst().orElse("");
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(keystore)) {
        store.load(in, password.toCharArray());
      }
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)
            && store.getCertificate(alias) instanceof X509Certificate certificate) {
          return new Tls(keystore.toAbsolutePath(), password, alias, Fingerprint.of(certificate));
        }
      }
      throw new LauncherException("The keystore %s holds no private key.", keystore);
    } catch (IOException | GeneralSecurityException e) {
      throw new LauncherException(
              "The keystore %s cannot be opened with the password in %s.", keystore, passwordFile)
          .because(e);
    }
  }

  /** Where Payara looks for the server's key. */
  void present() {
    System.setProperty("javax.net.ssl.keyStore", keystore.toString());
    System.setProperty("javax.net.ssl.keyStorePassword", password);
    System.setProperty("javax.net.ssl.keyStoreType", "PKCS12");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return keystore.toString();
  }
}
