package org.probity.launcher.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Completes the distribution folder that Maven has begun. */
public final class Assemble {
  private Assemble() {}

  /**
   * @param args the distribution, the launcher's jar, payara-micro.jar, the jar of PostgreSQL's
   *     binaries, the folder of fonts, and the folders of shipped models, which may be absent
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path distribution = Path.of(args[0]);
    Path launcher = Path.of(args[1]);
    Files.copy(
        launcher,
        distribution.resolve("lib/cli").resolve(launcher.getFileName()),
        StandardCopyOption.REPLACE_EXISTING);
    if (!distribution.resolve("bin/probity").toFile().setExecutable(true, false)) {
      throw new IOException("bin/probity cannot be made executable.");
    }
    FlatPayara.unpack(Path.of(args[2]), distribution.resolve("payara"));
    PostgresArchive.unpack(Path.of(args[3]), distribution.resolve("postgres"));
    OtherSystems.leaveOut(distribution.resolve("lib/host"));
    BootJar.write(distribution);
    Path fonts = Path.of(args[4]);
    if (Files.isDirectory(fonts)) {
      Folders.replace(fonts, distribution.resolve("fonts"));
    }
    Scanning.skipLibraries(distribution.resolve("app"));
    for (String models : List.of(args).subList(5, args.length)) {
      copyModels(Path.of(models), distribution.resolve("models"));
    }
  }

  /** Every folder with a {@code model.json} is a model. */
  private static void copyModels(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> folders = Files.list(from)) {
      for (Path folder : folders.filter(f -> Files.exists(f.resolve("model.json"))).toList()) {
        Folders.replace(folder, to.resolve(folder.getFileName()));
      }
    }
  }
}
