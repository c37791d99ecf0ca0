package org.probity.audit.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.audit.LedgerException;

/**
 * The last checkpoint this node signed, in a file outside the database: a database that was put
 * back to an earlier state has forgotten it, but others have seen it.
 */
final class LastSigned {
  private final @Nullable Path file;

  /**
   * @param file or null to remember nothing
   */
  LastSigned(@Nullable Path file) {
    this.file = file;
  }

  Optional<byte[]> note() {
    try {
      return file != null && Files.exists(file)
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  void keep(byte[] note) {
    if (file == null) {
      return;
    }
    Path draft = Path.of(file + ".part");
    try {
      Files.write(draft, note);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private LedgerException unusable(IOException e) {
    return new LedgerException("The file of the last signed checkpoint cannot be used.", e);
  }
}
