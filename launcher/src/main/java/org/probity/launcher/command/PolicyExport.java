package org.probity.launcher.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.probity.launcher.LauncherException;
import org.probity.rules.PackReader;
import org.probity.rules.PackSheetWriter;
import org.probity.rules.PolicyPack;
import org.probity.rules.RulesException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a pack as the sheet an officer begins with. */
@Command(
    name = "export",
    description =
        "Writes PACK as a sheet, or as the YAML that the sheet is turned into: the three have one"
            + " hash.",
    mixinStandardHelpOptions = true)
public final class PolicyExport implements Callable<Integer> {
  private enum Format {
    csv,
    xlsx,
    yaml
  }

  @Parameters(paramLabel = "PACK", description = Pack.DESCRIPTION)
  private String name = "";

  @Option(
      names = "--format",
      defaultValue = "csv",
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format = Format.csv;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where it goes; a file that is there is left alone.")
  private Path out = Path.of("");

  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    PolicyPack pack = Pack.read(name);
    if (Files.exists(out)) {
      throw new LauncherException("%s is there already.", out);
    }
    try {
      Files.write(out, bytes(pack));
      String hash = PackReader.read(PackSheetWriter.yaml(pack)).hash();
      output.result(Map.of("pack", pack.id(), "file", out.toString(), "hash", hash));
      return 0;
    } catch (RulesException e) {
      throw new LauncherException("%s", e.getMessage()).because(e);
    } catch (IOException e) {
      throw new LauncherException("%s cannot be written.", out).because(e);
    }
  }

  private byte[] bytes(PolicyPack pack) {
    return switch (format) {
      case csv -> PackSheetWriter.csv(pack);
      case xlsx -> PackSheetWriter.xlsx(pack);
      case yaml -> PackSheetWriter.yaml(pack);
    };
  }
}
