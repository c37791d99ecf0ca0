package org.probity.web.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
  private static final String ORDER = ".order";
  private static final List<String> UNFINISHED = List.of(".zip.part", ".zip.unproven", ORDER);
  private final Path folder;

  ExportFiles(Path folder) {
    this.folder = folder;
  }

  void create(UUID id, String owner, byte[] order, byte @Nullable [] person) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    if (person != null) {
      Files.write(file(id, PERSON), person);
    }
    Files.writeString(file(id, OWNER), owner, StandardCharsets.UTF_8);
    Path draft = file(id, ORDER + ".part");
    Files.write(draft, order);
    Files.move(draft, file(id, ORDER), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What was asked for and is neither done nor given up, by export, oldest first. */
  SortedMap<UUID, byte[]> unfinished() throws IOException {
    SortedMap<UUID, byte[]> found = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> orders = Files.newDirectoryStream(folder, "*" + ORDER)) {
        for (Path order : orders) {
          found.put(id(order, ORDER), Files.readAllBytes(order));
        }
      }
    }
    return found;
  }

  /** Deletes what a server that was killed left of its work, before any is begun. */
  void clear() throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> left =
          Files.newDirectoryStream(folder, "{zipfstmp*,*.zip.part,*.order.part}")) {
        for (Path file : left) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Done, or given up: nobody goes on with it. */
  void settle(UUID id) throws IOException {
    for (String kind : UNFINISHED) {
      Files.deleteIfExists(file(id, kind));
    }
  }

  /** Takes back what was written of an unfinished export; it is written again. */
  void forgetDraft(UUID id) throws IOException {
    Files.deleteIfExists(file(id, ".zip.unproven"));
  }

  private static UUID id(Path file, String kind) {
    String name = String.valueOf(file.getFileName());
    return UUID.fromString(name.substring(0, name.length() - kind.length()));
  }

  Optional<String> owner(UUID id) throws IOException {
    Path owner = file(id, OWNER);
    return Files.exists(owner)
        ? Optional.of(Files.readString(owner, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** The newest first: an id begins with the time. */
  List<UUID> all() throws IOException {
    List<UUID> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> owners = Files.newDirectoryStream(folder, "*" + OWNER)) {
        owners.forEach(owner -> found.add(id(owner, OWNER)));
      }
    }
    found.sort(Comparator.comparing(UUID::toString).reversed());
    return found;
  }

  /** Whether it discloses what is held about one person. */
  boolean aboutPerson(UUID id) {
    return Files.exists(file(id, PERSON));
  }

  Path content(UUID id) {
    return file(id, CONTENT);
  }

  void delete(UUID id) throws IOException {
    settle(id);
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
        UUID id = id(export, CONTENT);
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
