package org.probity.launcher.command;

import java.nio.file.Path;
import java.util.Objects;
import org.probity.inference.HostOptions;
import org.probity.launcher.Distribution;
import picocli.CommandLine.Option;

/** How the native engine runs outside the server. */
final class Engine {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Native threads; another number may give other last digits. Default: all cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  HostOptions options() {
    return new HostOptions(
        nativeLibraries(),
        Distribution.running().models().resolve("minilm"),
        threads,
        HostOptions.Limits.DEFAULT);
  }

  /** Outside a data folder: the user's cache (XDG base directory specification). */
  private static Path nativeLibraries() {
    String cache =
        Objects.requireNonNullElseGet(
            System.getenv("XDG_CACHE_HOME"), () -> System.getProperty("user.home") + "/.cache");
    return Path.of(cache, "probity", "engines");
  }
}
