package org.probity.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
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

  @Command(
      name = "rebuild-search",
      description =
          "Makes what decisions are searched by anew from the ledger, while the server goes on.",
      mixinStandardHelpOptions = true)
  int rebuildSearch(
      @Option(
              names = "--from",
              defaultValue = "0",
              paramLabel = "INDEX",
              description =
                  "Entry to begin at, where an earlier run ended. Default: ${DEFAULT-VALUE}.")
          long from,
      @Mixin ServerCall server,
      @Mixin Output output) {
    long next = from;
    long lines = 0;
    try (ProgressLine progress = output.progress()) {
      long size;
      do {
        JsonNode done = server.send("POST", "/api/ledger/search/rebuild?from=" + next);
        next = done.path("next_index").longValue();
        size = done.path("size").longValue();
        lines += done.path("lines").longValue();
        progress.at("search lines", next, size, "up to entry " + next);
      } while (next < size);
    }
    output.result(Map.of("next_index", next, "lines", lines));
    return 0;
  }
}
