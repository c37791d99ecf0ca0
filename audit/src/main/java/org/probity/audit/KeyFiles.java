package org.probity.audit;

import java.nio.file.Path;

/** Keys in files of one folder that only their owner may read. */
public final class KeyFiles implements KeyPlace {
  static final String SIGNING = "log-signing";
  static final String LASTING = "log-signing-ml-dsa-44.key";

  private final Path folder;

  public KeyFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public MasterKey secret(String name) {
    return FileMasterKey.openOrCreate(folder.resolve(name + ".key"));
  }

  @Override
  public KeyRing signing(String origin) {
    return new FileKeyRing(folder, SIGNING, origin, null);
  }

  @Override
  public Cosigner lasting(String origin) {
    return FileCosigner.mlDsa44(folder.resolve(LASTING), origin);
  }
}
