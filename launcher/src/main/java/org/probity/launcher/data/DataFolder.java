package org.probity.launcher.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.probity.launcher.LauncherException;

/**
 * Everything that outlives a process, in one folder that can be backed up whole.
 *
 * @param root absolute
 */
public record DataFolder(Path root) {
  /** Below this PostgreSQL may fail to write its log ahead and stop in mid-flight. */
  private static final long NEEDED_BYTES = 256L << 20;

  /** Creates the folder if it is not there, and checks that one can work in it. */
  public static DataFolder open(Path path) {
    DataFolder folder = new DataFolder(path.toAbsolutePath().normalize());
    try {
      if (!Files.isDirectory(folder.root)) {
        Files.createDirectories(folder.root);
        Files.setPosixFilePermissions(folder.root, PosixFilePermissions.fromString("rwx------"));
      }
      if (!Files.isReadable(folder.root)
          || !Files.isWritable(folder.root)
          || !Files.isExecutable(folder.root)) {
        throw new AccessDeniedException(folder.root.toString());
      }
      folder.requireSpace();
      Files.createDirectories(folder.logs());
      Files.createDirectories(folder.cache());
    } catch (AccessDeniedException e) {
      throw new LauncherException(
              "The data folder %s cannot be read and written by this user.", folder.root)
          .because(e);
    } catch (FileAlreadyExistsException e) {
      throw new LauncherException("%s is not a folder.", e.getFile()).because(e);
    } catch (IOException e) {
      throw folder.failure(e);
    }
    return folder;
  }

  /** The same words for whatever goes wrong in here; a full disk is named. */
  public LauncherException failure(IOException cause) {
    String reason = String.valueOf(cause.getMessage());
    return reason.contains("No space left on device")
        ? full().because(cause)
        : new LauncherException("The data folder %s cannot be used: %s.", root, reason)
            .because(cause);
  }

  public LauncherException full() {
    return new LauncherException(
        "The disk of the data folder %s is full; free some space and start again.", root);
  }

  private void requireSpace() throws IOException {
    long free = Files.getFileStore(root).getUsableSpace();
    if (free < NEEDED_BYTES) {
      throw new LauncherException(
          "The disk of the data folder %s is full: %d MiB are free and %d MiB are needed.",
          root, free >> 20, NEEDED_BYTES >> 20);
    }
  }

  public Path logs() {
    return root.resolve("logs");
  }

  /** May be deleted while nothing runs; it fills again. */
  public Path cache() {
    return root.resolve("cache");
  }

  /** The embedded database's files. */
  public Path postgres() {
    return root.resolve("postgres");
  }

  public Path databaseSecrets() {
    return root.resolve("database-secrets.properties");
  }

  /** Where the running server can be reached. */
  public Path serverFile() {
    return root.resolve("server.json");
  }

  /** Written by the application at its first start. */
  public Path firstRunCredentials() {
    return root.resolve("first-run-credentials.json");
  }
}
