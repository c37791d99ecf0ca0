package org.probity.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.launcher.LauncherException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands a folder of works to the running server, which keeps their fingerprints. */
@Command(
    name = "register",
    description =
        "Registers every text, program and picture below DIR with the running server, which keeps"
            + " fingerprints and not the works. What is registered already is passed over, so that"
            + " it can be run again.",
    mixinStandardHelpOptions = true)
public final class WorkRegister implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Folder with the works, one a file.")
  private Path folder = Path.of("");

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "protected-work",
      description =
          "protected-work, or trade-secret for the organisation's own documents. Pictures are"
              + " trade-mark. Default: ${DEFAULT-VALUE}.")
  private String kind = "protected-work";

  @Option(names = "--holder", paramLabel = "NAME", description = "Whose the works are.")
  private @Nullable String holder;

  @Mixin private ServerCall server = new ServerCall("officer");
  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    WorkBatches batches = new WorkBatches(server);
    List<Path> files = files();
    try (ProgressLine progress = output.progress()) {
      long done = 0;
      for (Path file : files) {
        batches.add(WorkFile.read(folder, file, kind, holder));
        done++;
        progress.at("registering", done, files.size(), done + " files");
      }
      batches.send();
    }
    JsonNode result = batches.result(files.size());
    output.result(result);
    return result.path("refused").isEmpty() ? 0 : 1;
  }

  private List<Path> files() {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new LauncherException("%s cannot be read.", folder).because(e);
    }
  }
}
