package org.probity.launcher.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.probity.launcher.LauncherException;
import org.probity.launcher.data.DataFolder;
import org.probity.launcher.data.PrivateFile;

/** The embedded database's files: passwords by SCRAM, pages with checksums. */
final class Cluster {
  static final String SUPERUSER = "postgres";

  private Cluster() {}

  /** Makes the files if they are not there, whole or not at all. */
  static void create(PostgresPrograms programs, DataFolder folder, Secrets secrets) {
    Path target = folder.postgres();
    if (Files.exists(target)) {
      return;
    }
    Path half = target.resolveSibling("postgres.new");
    Path passwordFile = folder.root().resolve("postgres.password");
    try {
      delete(half);
      PrivateFile.write(passwordFile, secrets.superuser());
      initialise(programs, half, passwordFile);
      Files.move(half, target);
    } catch (IOException e) {
      throw folder.failure(e);
    } catch (LauncherException e) {
      throw String.valueOf(e.getMessage()).contains("No space left") ? folder.full().because(e) : e;
    } finally {
      deleteQuietly(passwordFile);
    }
  }

  private static void initialise(PostgresPrograms programs, Path folder, Path passwordFile) {
    programs.run(
        "initdb",
        "--pgdata=" + folder,
        "--username=" + SUPERUSER,
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--data-checksums",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8");
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> deepestFirst;
      try (Stream<Path> paths = Files.walk(folder)) {
        deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      System.getLogger(Cluster.class.getName())
          .log(System.Logger.Level.WARNING, "{0} cannot be deleted.", file);
    }
  }
}
