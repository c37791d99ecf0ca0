package org.probity.audit.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The SQL of the migrations module, as Flyway would run it. */
final class Migrations {
  private static final String FOLDER = "db/migration";

  private Migrations() {}

  /** In the order of their versions. */
  static List<String> all() throws IOException {
    URL folder = Objects.requireNonNull(Migrations.class.getClassLoader().getResource(FOLDER));
    try {
      URI uri = folder.toURI();
      if (!uri.getScheme().equals("jar")) {
        return read(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return read(jar.getPath(FOLDER));
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static List<String> read(Path folder) throws IOException {
    List<String> scripts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted(Comparator.comparingInt(Migrations::version)).toList()) {
        scripts.add(Files.readString(file));
      }
    }
    return scripts;
  }

  private static int version(Path file) {
    String name = Objects.requireNonNull(file.getFileName()).toString();
    return Integer.parseInt(name.substring(1, name.indexOf("__")));
  }
}
