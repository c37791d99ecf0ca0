package org.probity.launcher.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.audit.verify.VerifyCommand;
import org.probity.launcher.LauncherException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks an evidence bundle without a server, a database or a network. */
@Command(
    name = "verify",
    description =
        "Checks an evidence bundle offline. Exit code 0 and a summary if it holds; 1 and the first"
            + " entry or file that fails, and why, if not.",
    mixinStandardHelpOptions = true)
public final class Verify implements Callable<Integer> {
  @Parameters(paramLabel = "BUNDLE.zip", description = "The bundle.")
  private Path bundle = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "VKEY",
      description =
          "The log's verifier key, from a source you trust; default: the bundle's own. Further"
              + " ones, of witnesses or the log's post-quantum key, must have signed too.")
  private List<String> keys = List.of();

  @Option(
      names = "--tsa",
      paramLabel = "CERTIFICATES",
      description =
          "File of certificates (PEM) of time-stamping authorities; one of them must have stamped"
              + " the checkpoint.")
  private @Nullable Path authorities;

  @Option(
      names = "--against",
      paramLabel = "CHECKPOINT",
      description = "File with a checkpoint kept from earlier; the bundle must continue it.")
  private @Nullable Path against;

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  @Override
  public Integer call() {
    if (!Files.isReadable(bundle)) {
      throw new LauncherException("%s cannot be read.", bundle);
    }
    return VerifyCommand.run(bundle, keys, authorities, against, System.out, System.err, json);
  }
}
