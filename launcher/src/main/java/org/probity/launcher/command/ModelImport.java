package org.probity.launcher.command;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.probity.launcher.LauncherException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Hands a model's folder to the running server. */
@Command(
    name = "import",
    description =
        "Registers the model in DIR (model.json and its files) with the running server; an officer then checks its licence and activates it.",
    mixinStandardHelpOptions = true)
public final class ModelImport implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Folder with model.json.")
  private Path folder = Path.of("");

  @Mixin private ServerCall server = new ServerCall();
  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    if (!Files.isRegularFile(folder.resolve("model.json"))) {
      throw new LauncherException("%s holds no model.json.", folder);
    }
    try {
      Path zip = Files.createTempFile("probity-model", ".zip");
      try {
        pack(folder, zip);
        output.result(
            server.send("POST", "/api/models", "application/zip", BodyPublishers.ofFile(zip)));
      } finally {
        Files.delete(zip);
      }
    } catch (IOException e) {
      throw new LauncherException("%s cannot be read: %s", folder, e.getMessage()).because(e);
    }
    return 0;
  }

  private static void pack(Path folder, Path zip) throws IOException {
    try (Stream<Path> walk = Files.walk(folder);
        OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      List<Path> files =
          walk.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
      for (Path source : files) {
        out.putNextEntry(new ZipEntry(folder.relativize(source).toString()));
        Files.copy(source, out);
        out.closeEntry();
      }
    }
  }
}
