package org.probity.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Signing keys in files side by side: the first as named, the next with {@code -2}, and so on. */
public final class FileKeyRing implements KeyRing {
  private static final String ENDING = ".key";

  private final Path folder;
  private final String name;
  private final String origin;
  private final @Nullable MasterKey wrapping;

  /**
   * @param name of the first file, without {@code .key}
   * @param wrapping under which seeds lie encrypted, or null to rely on the file's mode alone
   */
  public FileKeyRing(Path folder, String name, String origin, @Nullable MasterKey wrapping) {
    this.folder = folder;
    this.name = name;
    this.origin = origin;
    this.wrapping = wrapping;
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public Signer open(int number) {
    if (!has(number)) {
      throw new LedgerException(
          "The log's signing key "
              + number
              + " is not here; put its file "
              + file(number).getFileName()
              + " in the folder of the keys.");
    }
    return openOrCreate(number);
  }

  @Override
  public Signer openOrCreate(int number) {
    return FileSigner.openOrCreate(file(number), origin, wrapping);
  }

  boolean has(int number) {
    return Files.exists(file(number));
  }

  private Path file(int number) {
    return folder.resolve(number == 1 ? name + ENDING : name + "-" + number + ENDING);
  }
}
