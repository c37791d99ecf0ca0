package org.probity.audit.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks PostgreSQL once per user and version into the temp folder. */
final class PostgresBinaries {
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final int OWNER_EXECUTES = 0b001_000_000;

  private PostgresBinaries() {}

  /** The folder that holds {@code bin/postgres}. */
  static Path unpacked() throws IOException {
    Path temp = Path.of(System.getProperty("java.io.tmpdir"));
    String name = "probity-test-postgres-17.11.0-" + System.getProperty("user.name");
    Path home = temp.resolve(name);
    if (Files.notExists(home)) {
      Path draft = Files.createTempDirectory(temp, name);
      unpackInto(draft);
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
      try {
        Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
        // Another build was faster; its copy is as good.
      }
    }
    return home;
  }

  private static void unpackInto(Path folder) throws IOException {
    try (InputStream packed =
            Objects.requireNonNull(PostgresBinaries.class.getResourceAsStream(ARCHIVE));
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("The archive reaches outside its folder.");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(Objects.requireNonNull(target.getParent()));
          Files.copy(tar, target);
          boolean executable = (entry.getMode() & OWNER_EXECUTES) != 0;
          Files.setPosixFilePermissions(
              target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }
}
