package org.probity.inference.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.probity.inference.ImportLimits;
import org.probity.inference.ModelException;

/** Folders as a whole. */
public final class FolderCopy {
  private FolderCopy() {}

  /**
   * Copies regular files.
   *
   * @throws ModelException if the source is not a folder, holds links, or is over a limit
   */
  public static void copy(Path source, Path target, ImportLimits limits) throws IOException {
    if (!Files.isDirectory(source)) {
      throw new ModelException("The model must be a folder.");
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(source)) {
      paths = walk.limit(limits.entries() + 2L).toList();
    }
    if (paths.size() > limits.entries() + 1L) {
      throw new ModelException("The model folder holds more than " + limits.entries() + " files.");
    }
    long bytes = 0;
    for (Path path : paths) {
      Path copy = target.resolve(source.relativize(path).toString());
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(copy);
      } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        bytes += Files.size(path);
        if (bytes > limits.unpackedBytes()) {
          throw new ModelException("The model folder is larger than is taken.");
        }
        Files.copy(path, copy);
      } else {
        throw new ModelException("The model folder holds links or other special files.");
      }
    }
  }

  /** Deletes a folder and what is in it; does nothing if there is none. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
