package org.probity.launcher.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.probity.launcher.LauncherException;
import org.probity.rules.CompiledPack;
import org.probity.rules.PackCompiler;
import org.probity.rules.PolicyPack;
import org.probity.rules.RulesException;
import org.probity.rules.check.PackLint;
import org.probity.rules.check.Remark;
import org.probity.rules.scenario.Scenario;
import org.probity.rules.scenario.ScenarioRunner;
import org.probity.rules.scenario.ScenarioRunner.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the server has done for it in a process of its own: compile, lint and test a pack. */
@Command(
    name = "build",
    hidden = true,
    description = "Compiles, lints and tests PACK into FOLDER, for the server.",
    mixinStandardHelpOptions = true)
public final class PolicyBuild implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PACK", description = Pack.DESCRIPTION)
  private String name = "";

  @Parameters(index = "1", paramLabel = "FOLDER", description = "Where the result goes.")
  private Path folder = Path.of("");

  @Mixin private Pack pack = new Pack();

  @Override
  public Integer call() {
    PolicyPack read = Pack.read(name);
    try {
      CompiledPack compiled = PackCompiler.compile(read);
      List<Scenario> examples = ScenarioRunner.examples(read);
      List<Failure> failures = new ScenarioRunner(compiled.engine(read), pack.date()).run(examples);
      List<Remark> faults = PackLint.faults(read);
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("hash", read.hash());
      report.put("examples", examples.size());
      report.put("failures", failures.stream().map(PolicyTest::plain).toList());
      report.put("remarks", faults.stream().map(PolicyLint::plain).toList());
      Files.write(folder.resolve("classes.zip"), compiled.zip());
      Files.writeString(folder.resolve("model"), compiled.model());
      Files.writeString(
          folder.resolve("report.json"), new ObjectMapper().writeValueAsString(report));
      return 0;
    } catch (RulesException e) {
      throw new LauncherException("%s", e.getMessage()).because(e);
    } catch (IOException e) {
      throw new LauncherException("%s cannot be written.", folder).because(e);
    }
  }
}
