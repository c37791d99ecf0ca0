package org.probity.launcher.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What earlier servers of a test run left for later starts, as they do in any data folder: unpacked
 * libraries and the class archive. New data folders get links to them, or every test would wait for
 * them to be made anew.
 */
final class WarmCache {
  private static final List<String> KEPT = List.of("engines", "classes.jsa");
  private static final List<Path> CACHES = new ArrayList<>();

  private WarmCache() {}

  /**
   * @param data a data folder in which a server is about to start; one that is there is left alone
   */
  static synchronized void prepare(Path data) {
    Path cache = data.resolve("cache");
    try {
      if (!Files.exists(data)) {
        Files.createDirectories(cache);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        for (String kept : KEPT) {
          link(kept, cache);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CACHES.add(cache);
  }

  private static void link(String kept, Path to) throws IOException {
    for (Path from : CACHES) {
      if (Files.exists(from.resolve(kept))) {
        linkAll(from.resolve(kept), from, to);
        return;
      }
    }
  }

  private static void linkAll(Path tree, Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path target = to.resolve(from.relativize(path));
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.createLink(target, path);
        }
      }
    }
  }
}
