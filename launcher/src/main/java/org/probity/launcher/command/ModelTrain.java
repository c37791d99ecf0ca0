package org.probity.launcher.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.detection.InjectionSigns;
import org.probity.inference.ModelException;
import org.probity.inference.training.Training;
import org.probity.launcher.LauncherException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains one of the shipped models; the same seed, data and threads give the same weights. */
@Command(
    name = "train",
    description = "Trains a shipped model on real data and writes its folder.",
    mixinStandardHelpOptions = true)
public final class ModelTrain implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME",
      description = "One of: ${COMPLETION-CANDIDATES}.",
      completionCandidates = TrainableModels.class)
  private String name = "";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the training data, laid out as models/README.md says.")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder to write. Default: models/NAME.")
  private @Nullable Path out;

  @Mixin private Engine engine = new Engine();
  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    Path folder = out == null ? Path.of("models", name) : out;
    try (ProgressLine progress = output.progress()) {
      Map<String, Object> figures =
          Training.train(engine.options(), InjectionSigns::score, name, data, folder, progress::at);
      output.result(Map.of("model", name, "folder", folder.toString(), "figures", figures));
      return 0;
    } catch (ModelException e) {
      throw new LauncherException("%s", e.getMessage()).because(e);
    }
  }
}
