package org.probity.launcher.command;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** API keys of applications, at the running server. */
@Command(
    name = "key",
    description = "Creates, lists and revokes applications' API keys at the running server.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Key {

  @Command(
      name = "create",
      description = "Makes a key and prints it; it is shown this once.",
      mixinStandardHelpOptions = true)
  int create(
      @Option(
              names = "--application",
              required = true,
              paramLabel = "NAME",
              description = "Who will call with it.")
          String application,
      @Option(
              names = "--purpose",
              required = true,
              paramLabel = "CODE",
              description = "The purpose of a request that names none.")
          String purpose,
      @Option(
              names = "--model",
              paramLabel = "MODEL",
              defaultValue = Option.NULL_VALUE,
              description = "A model it may call; may be repeated. Default: all.")
          List<String> models,
      @Mixin ServerCall server,
      @Mixin Output output) {
    output.result(
        server.send(
            "POST",
            "/api/keys",
            Map.of(
                "application", application,
                "default_purpose", purpose,
                "models", models == null ? List.of() : models)));
    return 0;
  }

  @Command(
      name = "list",
      description = "Lists the keys, without secrets.",
      mixinStandardHelpOptions = true)
  int list(@Mixin ServerCall server, @Mixin Output output) {
    output.result(server.send("GET", "/api/keys"));
    return 0;
  }

  @Command(
      name = "revoke",
      description = "Ends a key, at once and for good.",
      mixinStandardHelpOptions = true)
  int revoke(
      @Parameters(paramLabel = "ID", description = "The key's public id.") String id,
      @Mixin ServerCall server,
      @Mixin Output output) {
    server.send("DELETE", "/api/keys/" + ServerCall.segment(id));
    output.result(Map.of("id", id, "revoked", true));
    return 0;
  }
}
