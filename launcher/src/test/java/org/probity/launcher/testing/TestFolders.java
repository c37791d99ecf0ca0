package org.probity.launcher.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that vanish with the test JVM. */
public final class TestFolders {
  private TestFolders() {}

  public static Path create(String purpose) {
    try {
      Path folder = Files.createTempDirectory("probity-" + purpose + "-");
      Cleanup.later(() -> delete(folder));
      return folder.resolve("data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // A server that is still stopping holds its files; the system clears the temporary folder.
      System.err.println("Left behind: " + folder);
    }
  }
}
