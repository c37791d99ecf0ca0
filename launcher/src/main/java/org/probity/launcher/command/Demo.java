package org.probity.launcher.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.launcher.data.DataFolder;
import org.probity.launcher.demo.DemoServer;
import org.probity.launcher.demo.Fortnight;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fills a demonstration. */
@Command(
    name = "demo",
    description =
        "Fills the running demonstration with a fortnight of traffic through its API. One that is"
            + " filled already is left as it is. `make demo` starts one and fills it.",
    mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Option(
      names = "--data",
      defaultValue = "demo-data",
      paramLabel = "DIR",
      description = "Data folder of the demonstration. Default: ./${DEFAULT-VALUE}.")
  private Path data = Path.of("demo-data");

  @Option(
      names = "--sets",
      paramLabel = "DIR",
      description =
          "Folder of public data sets (credit/german_credit.csv, toxicity/labeled_tweets.csv,"
              + " pii/generated_large.json); without, texts of the distribution are used.")
  private @Nullable Path sets;

  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    DemoServer server = DemoServer.await(DataFolder.open(data), PATIENCE);
    try (ProgressLine progress = output.progress()) {
      long decisions =
          new Fortnight(server, sets)
              .fill((done, all) -> progress.at("a fortnight", done, all, done / 8 + " days"));
      output.result(Map.of("decisions", decisions));
    }
    return 0;
  }
}
