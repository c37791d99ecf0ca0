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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays the running server's recorded decisions under a pack. */
@Command(
    name = "backtest",
    description =
        "Replays the running server's recorded decisions under PACK and shows which verdicts"
            + " change, by policy. A pack that the server does not know is drafted and tested there"
            + " first; it does not come into force. A replay that goes on already is followed, also"
            + " one that the server's end interrupted.",
    mixinStandardHelpOptions = true)
public final class PolicyBacktest implements Callable<Integer> {
  private static final String PACKS = "/api/policies";
  private static final long PAUSE_MILLIS = 500;

  @Parameters(paramLabel = "PACK", description = Pack.DESCRIPTION)
  private String name = "";

  @Option(names = "--cancel", description = "Ends the replay of PACK that goes on.")
  private boolean cancel;

  @Mixin private ServerCall server = new ServerCall("officer");
  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    String path = PACKS + "/" + id() + "/backtest";
    if (cancel) {
      output.result(server.send("DELETE", path));
      return 0;
    }
    JsonNode state =
        server.find(path).filter(PolicyBacktest::runs).orElseGet(() -> server.send("POST", path));
    try (ProgressLine progress = output.progress()) {
      while (runs(state)) {
        long done = state.path("parts_done").asLong();
        long parts = state.path("parts").asLong();
        String detail = done + " of " + parts + " parts";
        progress.at("Replaying decisions", done, Math.max(parts, 1), detail);
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

  private static boolean runs(JsonNode state) {
    return state.path("status").asText().equals("running");
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
