package org.probity.launcher.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** People's accounts, at the running server. */
@Command(
    name = "account",
    description = "Creates, lists and disables people's accounts at the running server.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Account {

  @Command(
      name = "create",
      description =
          "Makes an account and prints its first password, this once. Officers' and regulators' wait for an officer's consent.",
      mixinStandardHelpOptions = true)
  int create(
      @Parameters(paramLabel = "USER", description = "The name to sign in with.") String user,
      @Option(
              names = "--role",
              required = true,
              paramLabel = "ROLE",
              description = "officer, regulator or admin.")
          String role,
      @Option(
              names = "--valid-until",
              paramLabel = "TIME",
              description =
                  "As 2027-01-31T00:00:00Z. Default: a regulator's 90 days, others no end.")
          @Nullable String until,
      @Mixin ServerCall server,
      @Mixin Output output) {
    Map<String, Object> body = new LinkedHashMap<>(Map.of("user", user, "role", role));
    if (until != null) {
      body.put("valid_until", until);
    }
    output.result(server.send("POST", "/api/accounts", body));
    return 0;
  }

  @Command(name = "list", description = "Lists the accounts.", mixinStandardHelpOptions = true)
  int list(@Mixin ServerCall server, @Mixin Output output) {
    output.result(server.send("GET", "/api/accounts"));
    return 0;
  }

  @Command(name = "disable", description = "Ends an account.", mixinStandardHelpOptions = true)
  int disable(
      @Parameters(paramLabel = "USER", description = "The account's name.") String user,
      @Mixin ServerCall server,
      @Mixin Output output) {
    output.result(server.send("POST", "/api/accounts/" + ServerCall.segment(user) + "/disable"));
    return 0;
  }
}
