package org.probity.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Takes bundles apart and puts them together again, as a forger would. */
final class Zips {

  private Zips() {}

  static Map<String, byte[]> read(Path zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (Enumeration<? extends ZipEntry> e = file.entries(); e.hasMoreElements(); ) {
        ZipEntry entry = e.nextElement();
        try (InputStream in = file.getInputStream(entry)) {
          files.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return files;
  }

  static boolean sameContent(Path one, Path other) throws IOException {
    Map<String, byte[]> files = read(one);
    Map<String, byte[]> others = read(other);
    return files.keySet().equals(others.keySet())
        && files.entrySet().stream()
            .allMatch(file -> Arrays.equals(file.getValue(), others.get(file.getKey())));
  }

  static Path write(Path zip, Map<String, byte[]> files) throws IOException {
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream writer = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        writer.putNextEntry(new ZipEntry(file.getKey()));
        writer.write(file.getValue());
        writer.closeEntry();
      }
    }
    return zip;
  }
}
