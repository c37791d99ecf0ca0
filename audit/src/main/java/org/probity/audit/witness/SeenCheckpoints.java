package org.probity.audit.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.probity.audit.verify.Hash;

/**
 * What a witness remembers: the last checkpoint it cosigned of each log, in a folder that one
 * process uses at a time. Losing it means to trust the log's word once more.
 */
final class SeenCheckpoints implements AutoCloseable {
  private final Path folder;
  private final FileChannel lock;

  /**
   * @throws WitnessException if another witness uses the folder, or it cannot be written
   */
  SeenCheckpoints(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      lock =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isFree()) {
        lock.close();
        throw new WitnessException(503, "Another witness is using " + folder + ".");
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private boolean isFree() throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Optional<byte[]> last(String origin) {
    Path file = file(origin);
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** On disk before this returns. */
  void keep(String origin, byte[] note) {
    Path file = file(origin);
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              draft,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(note);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel parent = FileChannel.open(folder)) {
        parent.force(true);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Path file(String origin) {
    Hash name = Hash.sha256(origin.getBytes(StandardCharsets.UTF_8));
    return folder.resolve(name.labelled().substring("sha256:".length(), 31) + ".checkpoint");
  }

  private WitnessException unusable(IOException e) {
    return new WitnessException(503, "The folder " + folder + " cannot be used.", e);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      // The process that ends gives the lock back all the same.
    }
  }
}
