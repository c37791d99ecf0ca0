package org.probity.web.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The files of exports: the ZIP, who asked for it, and, if it discloses what is held about one
 * person, an HMAC of whom.
 */
final class ExportFiles {
  private static final String CONTENT = ".zip";
  private static final String OWNER = ".owner";
  private static final String PERSON = ".person";
  private final Path folder;

  ExportFiles(Path folder) {
    this.folder = folder;
  }

  void create(UUID id, String owner, byte @Nullable [] person) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    if (person != null) {
      Files.write(file(id, PERSON), person);
    }
    Files.writeString(file(id, OWNER), owner, StandardCharsets.UTF_8);
  }

  Optional<String> owner(UUID id) throws IOException {
    Path owner = file(id, OWNER);
    return Files.exists(owner)
        ? Optional.of(Files.readString(owner, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  Path content(UUID id) {
    return file(id, CONTENT);
  }

  void delete(UUID id) throws IOException {
    for (String kind : List.of(CONTENT, PERSON, OWNER)) {
      Files.deleteIfExists(file(id, kind));
    }
  }

  /**
   * Those that disclose the person, or hold one of the files.
   *
   * @param names within the ZIP, as {@code explanations/….json}
   */
  List<UUID> holding(byte[] person, Set<String> names) throws IOException {
    List<UUID> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (DirectoryStream<Path> exports = Files.newDirectoryStream(folder, "*" + CONTENT)) {
      for (Path export : exports) {
        String name = String.valueOf(export.getFileName());
        UUID id = UUID.fromString(name.substring(0, name.length() - CONTENT.length()));
        Path about = file(id, PERSON);
        if (Files.exists(about)
            ? Arrays.equals(Files.readAllBytes(about), person)
            : holdsOne(export, names)) {
          found.add(id);
        }
      }
    }
    return found;
  }

  private static boolean holdsOne(Path export, Set<String> names) throws IOException {
    try (ZipFile zip = new ZipFile(export.toFile())) {
      return names.stream().anyMatch(name -> zip.getEntry(name) != null);
    }
  }

  private Path file(UUID id, String kind) {
    return folder.resolve(id + kind);
  }
}
