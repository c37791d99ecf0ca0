package org.probity.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A pack as its author keeps it: one YAML file, a sheet ({@code .csv}, {@code .xlsx}), or a folder
 * with {@code pack.yaml} as the head.
 */
public final class PackFiles {
  private static final String HEAD = "pack.yaml";

  private PackFiles() {}

  /**
   * @throws RulesException if it cannot be read, or is no pack
   */
  public static PolicyPack read(Path pack) {
    try {
      if (!Files.isDirectory(pack)) {
        byte[] file = Files.readAllBytes(pack);
        return isSheet(pack) ? PackSheet.read(file) : PackReader.read(file);
      }
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      for (Path file : files(pack)) {
        stream.writeBytes("---\n".getBytes(StandardCharsets.UTF_8));
        stream.writeBytes(Files.readAllBytes(file));
        stream.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
      }
      return PackReader.read(stream.toByteArray());
    } catch (IOException e) {
      throw new RulesException("The pack cannot be read.", e);
    }
  }

  private static boolean isSheet(Path pack) {
    String name = pack.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") || name.endsWith(".xlsx");
  }

  private static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith(HEAD))
          .sorted()
          .forEach(files::add);
    }
    if (!Files.exists(folder.resolve(HEAD))) {
      throw new RulesException("The folder of a pack holds " + HEAD + ", the head.");
    }
    files.add(0, folder.resolve(HEAD));
    return files;
  }
}
