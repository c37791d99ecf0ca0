package org.probity.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.probity.launcher.LauncherException;
import org.probity.rules.PolicyPack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Replays the running server's recorded decisions under a pack. */
@Command(
    name = "backtest",
    description =
        "Replays the running server's recorded decisions under PACK and shows which verdicts"
            + " change, by policy. A pack that the server does not know is drafted and tested there"
            + " first; it does not come into force.",
    mixinStandardHelpOptions = true)
public final class PolicyBacktest implements Callable<Integer> {
  private static final String PACKS = "/api/policies";
  private static final long PAUSE_MILLIS = 500;

  @Parameters(paramLabel = "PACK", description = Pack.DESCRIPTION)
  private String name = "";

  @Mixin private ServerCall server = new ServerCall("officer");
  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    String path = PACKS + "/" + id() + "/backtest";
    JsonNode state = server.send("POST", path);
    try (ProgressLine progress = output.progress()) {
      while (state.path("status").asText().equals("running")) {
        long percent = Math.round(100 * state.path("progress").asDouble());
        progress.at("Replaying decisions", percent, 100, "");
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        state = server.send("GET", path);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LauncherException("Interrupted; the server goes on replaying.").because(e);
    }
    output.result(state);
    return state.path("status").asText().equals("done") ? 0 : 1;
  }

  private String id() {
    PolicyPack pack = Pack.read(name);
    if (pack.hash().equals(PolicyPack.shipped().hash())) {
      return Pack.SHIPPED;
    }
    JsonNode packs = server.send("GET", PACKS).path("packs");
    Optional<JsonNode> known =
        StreamSupport.stream(packs.spliterator(), false)
            .filter(each -> each.path("hash").asText().equals(pack.hash()))
            .findFirst();
    JsonNode version =
        known.orElseGet(
            () ->
                server.send(
                    "POST",
                    PACKS,
                    Map.of("source", new String(pack.source(), StandardCharsets.UTF_8))));
    String id = version.path("id").asText();
    if (version.path("state").asText().equals("draft")) {
      server.send("POST", PACKS + "/" + id + "/test");
    }
    return id;
  }
}
