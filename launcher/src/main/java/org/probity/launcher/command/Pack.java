package org.probity.launcher.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.probity.launcher.LauncherException;
import org.probity.rules.PackFiles;
import org.probity.rules.PolicyPack;
import org.probity.rules.RulesException;
import picocli.CommandLine.Option;

/** Which pack a command is about, and on which date. */
final class Pack {
  static final String SHIPPED = "shipped";
  static final String DESCRIPTION =
      "A YAML file, a sheet (.csv, .xlsx), a folder with pack.yaml and its groups, or the word"
          + " shipped.";

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "Day on which policies are in force or not. Default: today.")
  private @Nullable LocalDate date;

  LocalDate date() {
    return date == null ? LocalDate.now(ZoneOffset.UTC) : date;
  }

  /**
   * @throws LauncherException that names what is wrong and where
   */
  static PolicyPack read(String pack) {
    if (pack.equals(SHIPPED)) {
      return PolicyPack.shipped();
    }
    Path path = Path.of(pack);
    if (!Files.exists(path)) {
      throw new LauncherException("%s is not there.", path);
    }
    try {
      return PackFiles.read(path);
    } catch (RulesException e) {
      throw new LauncherException("%s: %s", path, e.getMessage()).because(e);
    }
  }
}
