package org.probity.launcher.packaging;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs: a tar.xz inside a jar. */
final class PostgresArchive {
  private static final int OWNER_MAY_EXECUTE = 0100;

  private PostgresArchive() {}

  static void unpack(Path jar, Path target) throws IOException {
    Path marker = target.resolve(jar.getFileName() + ".unpacked");
    if (Files.exists(marker)) {
      return;
    }
    Folders.delete(target);
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
      untar(new XZInputStream(new BufferedInputStream(archiveIn(zip))), target);
    }
    Files.createFile(marker);
  }

  private static InputStream archiveIn(ZipInputStream zip) throws IOException {
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (entry.getName().endsWith(".txz")) {
        return zip;
      }
    }
    throw new FileNotFoundException("No .txz in the jar of PostgreSQL's binaries.");
  }

  private static void untar(InputStream archive, Path target) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(archive);
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path path = target.resolve(entry.getName()).normalize();
      if (!path.startsWith(target)) {
        throw new IOException("The archive points outside itself: " + entry.getName());
      }
      if (entry.isDirectory()) {
        Files.createDirectories(path);
        continue;
      }
      Files.createDirectories(path.getParent());
      if (entry.isSymbolicLink()) {
        Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      } else {
        Files.copy(tar, path);
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0
            && !path.toFile().setExecutable(true, false)) {
          throw new IOException(path + " cannot be made executable.");
        }
      }
    }
  }
}
