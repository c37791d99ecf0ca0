package org.probity.launcher.command;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What one does with the running server's ledger. */
@Command(
    name = "ledger",
    description = "Looks after the ledger of the running server.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Ledger {

  @Command(
      name = "rotate-key",
      description =
          "Goes over to a new signing key, as both keys sign and an entry records; prints it.",
      mixinStandardHelpOptions = true)
  int rotateKey(
      @Option(
              names = "--overlap-days",
              defaultValue = "7",
              paramLabel = "DAYS",
              description = "How long the key before signs too. Default: ${DEFAULT-VALUE}.")
          int overlap,
      @Mixin ServerCall server,
      @Mixin Output output) {
    output.result(server.send("POST", "/api/ledger/keys/rotate", Map.of("overlap_days", overlap)));
    return 0;
  }

  @Command(
      name = "keys",
      description = "Lists the keys that the log signed with, oldest first.",
      mixinStandardHelpOptions = true)
  int keys(@Mixin ServerCall server, @Mixin Output output) {
    output.result(server.send("GET", "/api/ledger/keys"));
    return 0;
  }
}
