package org.probity.audit;

import java.nio.file.Path;
import org.probity.audit.internal.OpenKeyStore;
import org.probity.audit.internal.SecretFile;
import org.probity.audit.internal.StoredSecret;
import org.probity.audit.internal.StoredSigner;

/**
 * Keys in a keystore of the Java platform: a PKCS#12 file, or a PKCS#11 token, whose keys never
 * leave it. What the store cannot hold lies in files beside, encrypted under the store's master
 * key: the ML-DSA-44 key, and Ed25519 keys if the token's provider cannot sign by them.
 */
public final class KeyStoreKeys implements KeyPlace {
  private static final String MASTER = "master";

  private final OpenKeyStore store;
  private final Path folder;

  private KeyStoreKeys(OpenKeyStore store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  /**
   * @param file made if it is not there
   * @param folder of what the store cannot hold
   * @throws LedgerException if it cannot be opened by this password
   */
  public static KeyStoreKeys pkcs12(Path file, char[] password, Path folder) {
    return new KeyStoreKeys(OpenKeyStore.pkcs12(file, password), folder);
  }

  /**
   * @param configuration of the JDK's SunPKCS11 provider, as its guide describes
   * @param pin of the token's user
   * @param folder of what the token cannot hold
   * @throws LedgerException if the token is away or the PIN wrong
   */
  public static KeyStoreKeys pkcs11(Path configuration, char[] pin, Path folder) {
    return new KeyStoreKeys(OpenKeyStore.pkcs11(configuration, pin), folder);
  }

  /** A key that lies in a file of the folder, as without a store, is taken into the store. */
  @Override
  public MasterKey secret(String name) {
    return StoredSecret.openOrCreate(
        store, "probity-" + name, () -> inFile(folder.resolve(name + ".key")));
  }

  /** What HKDF makes of the key in a file first; from there on both kinds derive alike. */
  private static byte[] inFile(Path file) {
    return SecretFile.exists(file) ? FileMasterKey.openOrCreate(file).extracted() : new byte[0];
  }

  @Override
  public KeyRing signing(String origin) {
    FileKeyRing files = new FileKeyRing(folder, KeyFiles.SIGNING, origin, secret(MASTER));
    return store.signsByEd25519() ? new Ring(store, files) : files;
  }

  @Override
  public Cosigner lasting(String origin) {
    return FileCosigner.mlDsa44(folder.resolve(KeyFiles.LASTING), origin, secret(MASTER));
  }

  /** Keys that were made in files sign from there until the log goes over to one of the store. */
  private record Ring(OpenKeyStore store, FileKeyRing files) implements KeyRing {
    private static String alias(int number) {
      return "probity-" + KeyFiles.SIGNING + "-" + number;
    }

    @Override
    public String origin() {
      return files.origin();
    }

    @Override
    public Signer open(int number) {
      return files.has(number)
          ? files.open(number)
          : StoredSigner.open(store, alias(number), origin());
    }

    @Override
    public Signer openOrCreate(int number) {
      return files.has(number)
          ? files.open(number)
          : StoredSigner.openOrCreate(store, alias(number), origin());
    }
  }
}
