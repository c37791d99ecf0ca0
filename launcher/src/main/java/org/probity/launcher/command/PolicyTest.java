package org.probity.launcher.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.probity.launcher.LauncherException;
import org.probity.rules.PackCompiler;
import org.probity.rules.PolicyEngine;
import org.probity.rules.PolicyPack;
import org.probity.rules.RulesException;
import org.probity.rules.scenario.Scenario;
import org.probity.rules.scenario.ScenarioRunner;
import org.probity.rules.scenario.ScenarioRunner.Failure;
import org.probity.rules.scenario.ScenarioTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a pack's own examples and tables of scenarios through the engine. */
@Command(
    name = "test",
    description =
        "Runs the pack's examples, and tables of scenarios, through the engine that would serve it."
            + " Exit code 1 if one comes out otherwise.",
    mixinStandardHelpOptions = true)
public final class PolicyTest implements Callable<Integer> {
  @Parameters(paramLabel = "PACK", description = Pack.DESCRIPTION)
  private String name = "";

  @Option(
      names = "--scenarios",
      paramLabel = "FILE.csv",
      description =
          "A table: facts, verdict, fires, silent as columns. Default: scenarios.csv of the folder,"
              + " if there.")
  private List<Path> tables = List.of();

  @Mixin private Pack pack = new Pack();
  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    PolicyPack read = Pack.read(name);
    List<Scenario> scenarios = new ArrayList<>(ScenarioRunner.examples(read));
    tables().forEach(table -> scenarios.addAll(scenarios(table, read)));
    PolicyEngine engine =
        name.equals(Pack.SHIPPED) ? PolicyEngine.shipped() : PackCompiler.engine(read);
    List<Failure> failures = new ScenarioRunner(engine, pack.date()).run(scenarios);
    output.result(
        Map.of(
            "pack", read.id(),
            "hash", read.hash(),
            "scenarios", scenarios.size(),
            "failed", failures.size(),
            "failures", failures.stream().map(PolicyTest::plain).toList()));
    return failures.isEmpty() ? 0 : 1;
  }

  private List<Path> tables() {
    Path beside = Path.of(name).resolve("scenarios.csv");
    return tables.isEmpty() && Files.exists(beside) ? List.of(beside) : tables;
  }

  private static List<Scenario> scenarios(Path table, PolicyPack pack) {
    try {
      return ScenarioTable.read(Files.readAllBytes(table), pack);
    } catch (RulesException e) {
      throw new LauncherException("%s: %s", table, e.getMessage()).because(e);
    } catch (IOException e) {
      throw new LauncherException("%s cannot be read.", table).because(e);
    }
  }

  static Map<String, Object> plain(Failure failure) {
    return Map.of(
        "scenario", failure.scenario(), "expected", failure.expected(), "got", failure.got());
  }
}
