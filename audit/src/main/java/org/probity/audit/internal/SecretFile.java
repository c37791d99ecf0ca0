package org.probity.audit.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.probity.audit.LedgerException;

/** A small text file that only its owner may read or write (mode 0600). */
public final class SecretFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private SecretFile() {}

  /**
   * @param content asked for only when the file does not exist; it is on disk before this returns
   * @return the content without the newline at its end
   */
  public static String readOrCreate(Path file, Supplier<String> content) {
    try {
      if (Files.notExists(file)) {
        create(file, content.get());
      }
      refuseIfOthersMayRead(file);
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new LedgerException("The key file " + file + " cannot be read or created.", e);
    }
  }

  public static boolean exists(Path file) {
    return Files.exists(file);
  }

  private static void create(Path file, String content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path draft =
        Files.createTempFile(
            folder, ".key", null, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap((content + "\n").getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    if (folder != null) {
      force(folder);
    }
  }

  /** What was written to the file, or into the folder, is on the disk when this returns. */
  static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      channel.force(true);
    }
  }

  private static void refuseIfOthersMayRead(Path file) throws IOException {
    Set<PosixFilePermission> excess = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    excess.removeAll(OWNER_ONLY);
    if (!excess.isEmpty()) {
      throw new LedgerException(
          "The key file " + file + " is open to others; run chmod 600 on it and start again.");
    }
  }
}
