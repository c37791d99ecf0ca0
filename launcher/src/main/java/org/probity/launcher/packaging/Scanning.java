package org.probity.launcher.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Spares Payara the search for annotations in libraries that have none for it: at 60 libraries a
 * third of the start and 60 MB.
 *
 * <p>Payara's {@code ReadableArchiveScannerAdapter.handleJar} passes over a jar when the
 * application holds an entry that looks like the same jar exploded; an empty folder does.
 */
final class Scanning {
  private Scanning() {}

  static void skipLibraries(Path app) throws IOException {
    try (Stream<Path> jars = Files.list(app.resolve("WEB-INF/lib"))) {
      for (Path jar : jars.toList()) {
        String name = jar.getFileName().toString();
        if (name.endsWith(".jar") && !holdsComponents(name)) {
          String exploded = "WEB-INF__lib__" + name.replace(' ', '_').replace(".jar", "_jar");
          Files.createDirectories(app.resolve(exploded));
        }
      }
    }
  }

  private static boolean holdsComponents(String jar) {
    return jar.startsWith("probity-") || jar.startsWith("primefaces-");
  }
}
