package org.probity.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.probity.rules.internal.CompiledRules;
import org.probity.rules.internal.Digests;

/** The build step that compiles the shipped pack into the module's classes. */
public final class PackBuild {
  private PackBuild() {}

  /**
   * @param args the folder of the module's classes
   */
  public static void main(String[] args) throws IOException {
    Path classes = Path.of(args[0]);
    PolicyPack pack = PolicyPack.shipped();
    String drl = DrlWriter.write(pack);
    String rules = Digests.sha256(drl.getBytes(StandardCharsets.UTF_8));
    Path index = classes.resolve(CompiledRules.INDEX);
    boolean compiled = Files.exists(index) && Files.readString(index).contains("rules=" + rules);
    if (compiled && Files.readString(index).contains("pack=" + pack.hash())) {
      return;
    }
    removeOld(classes.resolve(DrlWriter.packageName(pack).replace('.', '/')));
    CompiledPack result = PackCompiler.compile(pack);
    for (Map.Entry<String, byte[]> each : result.classes().entrySet()) {
      write(classes.resolve(each.getKey()), each.getValue());
    }
    write(
        classes.resolve("org/probity/rules/packs/shipped/rules.drl"),
        drl.getBytes(StandardCharsets.UTF_8));
    String content =
        "pack=" + pack.hash() + "\nrules=" + rules + "\nmodel=" + result.model() + "\n";
    write(index, content.getBytes(StandardCharsets.UTF_8));
  }

  private static void removeOld(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
