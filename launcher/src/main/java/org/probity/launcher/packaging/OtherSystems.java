package org.probity.launcher.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Leaves out of the libraries what only runs on systems that the distribution does not: 140 MB. */
final class OtherSystems {
  private static final Pattern FOREIGN = Pattern.compile("native/(lib/)?(win|osx)-");

  private OtherSystems() {}

  static void leaveOut(Path libraries) throws IOException {
    List<Path> jars;
    try (Stream<Path> files = Files.list(libraries)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
    for (Path jar : jars) {
      Path part = jar.resolveSibling(jar.getFileName() + ".part");
      if (copied(jar, part)) {
        Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Whether anything was left out; otherwise nothing is written. */
  private static boolean copied(Path jar, Path part) throws IOException {
    try (ZipFile from = new ZipFile(jar.toFile())) {
      if (from.stream().noneMatch(OtherSystems::foreign)) {
        return false;
      }
      try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(part))) {
        for (ZipEntry entry : from.stream().filter(each -> !foreign(each)).toList()) {
          ZipEntry copy = new ZipEntry(entry.getName());
          copy.setTime(entry.getTime());
          to.putNextEntry(copy);
          from.getInputStream(entry).transferTo(to);
          to.closeEntry();
        }
      }
      return true;
    }
  }

  private static boolean foreign(ZipEntry entry) {
    return FOREIGN.matcher(entry.getName()).find();
  }
}
